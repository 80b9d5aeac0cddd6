import {
  type CommandInvocation,
  paginateDescribeInstanceInformation,
  paginateListCommandInvocations,
  SendCommandCommand,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { InputError } from '@backstage/errors';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import { chunks } from '../chunks';
import { isInstanceId } from '../ec2/affectInstances';
import { UncertainError } from '../errors';
import {
  type HostPreparation,
  type HostResult,
  type Hosts,
  MAX_HOSTS_PER_COMMAND,
  type SessionObservation,
} from '../Hosts';
import { callAws, isRefused } from '../toAwsError';
import { createHostCommands } from './hostScripts';
import { createPreamble, type HostAction, type HostSettings } from './preamble';
import { readResult, readSession } from './readInvocation';

const PAGE_SIZE = 50;

/** Commands of which it is remembered whom they left out; they are asked for within minutes. */
const MAX_REMEMBERED = 1000;

const DOCUMENTS: Record<Platform, string> = {
  linux: 'AWS-RunShellScript',
  windows: 'AWS-RunPowerShellScript',
};

/** Options of {@link SsmHosts}; times in seconds. */
export interface SsmHostsOptions {
  client: SSMClient;
  /** Shown beside the commands in the console */
  deployment: string;
  settings: HostSettings;
  /** How long SSM tries to reach a host; at least 30. @default 60 */
  deliveryTimeout?: number;
  /** How long the preparation of a host may take. @default 300 */
  prepareTimeout?: number;
  /** How long looking for its sessions may take. @default 30 */
  inspectTimeout?: number;
}

/** The hosts through SSM Run Command: one command for up to 50 of them, and one script per platform. */
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

  async prepare(platform: Platform, hosts: HostPreparation[]): Promise<string> {
    return this.send({
      platform,
      action: 'prepare',
      instanceIds: hosts.map(host => host.instanceId),
      hosts,
      executionTimeout: this.options.prepareTimeout ?? 300,
    });
  }

  async inspect(platform: Platform, instanceIds: string[]): Promise<string> {
    return this.send({
      platform,
      action: 'inspect',
      instanceIds,
      hosts: [],
      executionTimeout: this.options.inspectTimeout ?? 30,
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
    const { client, deployment, deliveryTimeout = 60 } = this.options;
    const { platform, action, executionTimeout } = command;
    const commands = await this.commandsFor(command);
    const output = await callAws('ssm:SendCommand', () =>
      client.send(
        new SendCommandCommand({
          DocumentName: DOCUMENTS[platform],
          InstanceIds: instanceIds,
          Comment: `vdi ${action}, ${deployment}`.slice(0, 100),
          TimeoutSeconds: deliveryTimeout,
          Parameters: {
            commands,
            executionTimeout: [String(executionTimeout)],
          },
        }),
      ),
    );
    const commandId = output.Command?.CommandId;
    if (!commandId) {
      throw new UncertainError('SSM took the command but gave it no id.');
    }
    return commandId;
  }

  private async commandsFor(command: HostCommand): Promise<string[]> {
    const { platform, action, hosts } = command;
    const preamble = createPreamble({
      platform,
      action,
      hosts,
      settings: this.options.settings,
      region: await callAws('ssm:SendCommand', () =>
        this.options.client.config.region(),
      ),
    });
    return createHostCommands(platform, preamble);
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
  platform: Platform;
  action: HostAction;
  instanceIds: string[];
  hosts: HostPreparation[];
  executionTimeout: number;
}
