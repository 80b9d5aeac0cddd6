import {
  type CommandInvocation,
  paginateDescribeInstanceInformation,
  paginateListCommandInvocations,
  SendCommandCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { InputError } from '@backstage/errors';
import {
  hostDocumentName,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { chunks } from '../chunks';
import { isInstanceId } from '../ec2/affectInstances';
import { UncertainError } from '../errors';
import {
  type HostAssignment,
  type HostPreparation,
  type HostResult,
  type Hosts,
  MAX_HOSTS_PER_COMMAND,
  type SessionObservation,
} from '../Hosts';
import { callAws, isRefused } from '../toAwsError';
import { documentError } from './documentError';
import { hostParameters, type HostSettings } from './hostParameters';
import { readResult, readSession } from './readInvocation';

const PAGE_SIZE = 50;

/** Commands of which it is remembered whom they left out; they are asked for within minutes. */
const MAX_REMEMBERED = 1000;

/** Options of {@link SsmHosts}; times in seconds. */
export interface SsmHostsOptions {
  client: SSMClient;
  /** Whose documents are sent */
  deployment: string;
  settings: HostSettings;
  /** How long SSM tries to reach a host; at least 30. @default 60 */
  deliveryTimeout?: number;
  /** How long the preparation of a host may take. @default 300 */
  prepareTimeout?: number;
  /** How long looking for its sessions may take. @default 30 */
  observeTimeout?: number;
}

/** The hosts through SSM Run Command: the documents of the deployment, for up to 50 hosts at once. */
export class SsmHosts implements Hosts {
  /** Hosts that a command was to reach but left out, by command. */
  private readonly leftOut = new Map<string, string[]>();

  constructor(private readonly options: SsmHostsOptions) {}

  async online(instanceIds: string[]): Promise<Set<string>> {
    const online = new Set<string>();
    for (const ids of chunks(instanceIds.filter(isInstanceId), PAGE_SIZE)) {
      await callAws('ssm:DescribeInstanceInformation', async () => {
        const pages = paginateDescribeInstanceInformation(
          { client: this.options.client, pageSize: PAGE_SIZE },
          { Filters: [{ Key: 'InstanceIds', Values: ids }] },
        );
        for await (const page of pages) {
          for (const host of page.InstanceInformationList ?? []) {
            if (host.InstanceId && host.PingStatus === 'Online') {
              online.add(host.InstanceId);
            }
          }
        }
      });
    }
    return online;
  }

  async prepare(hosts: HostPreparation[]): Promise<string> {
    return this.send(this.setUp('prepare', hosts));
  }

  async assign(hosts: HostAssignment[]): Promise<string> {
    return this.send(this.setUp('assign', hosts));
  }

  async observe(instanceIds: string[]): Promise<string> {
    return this.send({
      action: 'observe',
      instanceIds,
      executionTimeout: this.options.observeTimeout ?? 30,
    });
  }

  async results(
    commandIds: string[],
  ): Promise<Map<string, Map<string, HostResult>>> {
    const results = new Map<string, Map<string, HostResult>>();
    for (const commandId of commandIds) {
      const ofCommand = new Map<string, HostResult>();
      for (const instanceId of this.leftOut.get(commandId) ?? []) {
        ofCommand.set(instanceId, {
          state: 'failed',
          message: 'SSM did not reach the host.',
          retryable: true,
        });
      }
      for (const invocation of await this.invocations([commandId])) {
        if (invocation.InstanceId) {
          ofCommand.set(invocation.InstanceId, readResult(invocation));
        }
      }
      results.set(commandId, ofCommand);
    }
    return results;
  }

  async sessions(
    commandIds: string[],
  ): Promise<Map<string, SessionObservation>> {
    const sessions = new Map<string, SessionObservation>();
    for (const invocation of await this.invocations(commandIds)) {
      const session = readSession(invocation);
      if (invocation.InstanceId && session) {
        sessions.set(invocation.InstanceId, session);
      }
    }
    return sessions;
  }

  private setUp(
    action: HostAction,
    hosts: (HostPreparation | HostAssignment)[],
  ): HostCommand {
    return {
      action,
      instanceIds: hosts.map(host => host.instanceId),
      hosts,
      executionTimeout: this.options.prepareTimeout ?? 300,
    };
  }

  private async send(command: HostCommand): Promise<string> {
    const { instanceIds } = command;
    if (
      instanceIds.length === 0 ||
      instanceIds.length > MAX_HOSTS_PER_COMMAND
    ) {
      throw new InputError(
        `A command takes 1 to ${MAX_HOSTS_PER_COMMAND} hosts, not ${instanceIds.length}`,
      );
    }
    try {
      return await this.sendTo(instanceIds, command);
    } catch (error) {
      if (!isRefused(error, 'InvalidInstanceId')) {
        throw error;
      }
      // One host whose agent went offline meanwhile makes SSM refuse the whole command, without saying which.
      const online = await this.online(instanceIds);
      const reachable = instanceIds.filter(id => online.has(id));
      if (reachable.length === 0 || reachable.length === instanceIds.length) {
        throw new UncertainError(
          `SSM reaches none of ${instanceIds.join(
            ', ',
          )} now; it is tried again.`,
          error,
        );
      }
      const commandId = await this.sendTo(reachable, command);
      this.rememberLeftOut(
        commandId,
        instanceIds.filter(id => !online.has(id)),
      );
      return commandId;
    }
  }

  private rememberLeftOut(commandId: string, instanceIds: string[]): void {
    this.leftOut.set(commandId, instanceIds);
    for (const oldest of this.leftOut.keys()) {
      if (this.leftOut.size <= MAX_REMEMBERED) {
        return;
      }
      this.leftOut.delete(oldest);
    }
  }

  private async sendTo(
    instanceIds: string[],
    command: HostCommand,
  ): Promise<string> {
    const { client, deployment, settings, deliveryTimeout = 60 } = this.options;
    const { action } = command;
    const Parameters = hostParameters({ ...command, settings });
    const output = await callAws('ssm:SendCommand', () =>
      client.send(
        new SendCommandCommand({
          DocumentName: hostDocumentName(deployment, action),
          InstanceIds: instanceIds,
          Comment: `vdi ${action}, ${deployment}`.slice(0, 100),
          TimeoutSeconds: deliveryTimeout,
          Parameters,
        }),
      ),
    ).catch(error => {
      throw documentError(error, { deployment, action });
    });
    const commandId = output.Command?.CommandId;
    if (!commandId) {
      throw new UncertainError('SSM took the command but gave it no id.');
    }
    return commandId;
  }

  private async invocations(
    commandIds: string[],
  ): Promise<CommandInvocation[]> {
    const invocations: CommandInvocation[] = [];
    for (const CommandId of new Set(commandIds)) {
      await callAws('ssm:ListCommandInvocations', async () => {
        const pages = paginateListCommandInvocations(
          { client: this.options.client, pageSize: PAGE_SIZE },
          { CommandId, Details: true },
        );
        for await (const page of pages) {
          invocations.push(...(page.CommandInvocations ?? []));
        }
      }).catch(error => {
        // SSM forgets commands after 30 days, and a fresh one may not be known yet.
        if (!isRefused(error, 'InvalidCommandId')) {
          throw error;
        }
      });
    }
    return invocations;
  }
}

interface HostCommand {
  action: HostAction;
  instanceIds: string[];
  hosts?: (HostPreparation | HostAssignment)[];
  executionTimeout: number;
}
