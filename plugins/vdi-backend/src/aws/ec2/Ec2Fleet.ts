import {
  CreateTagsCommand,
  type EC2Client,
  type Filter,
  ModifyInstanceAttributeCommand,
  paginateDescribeInstances,
  RebootInstancesCommand,
  RunInstancesCommand,
  type RunInstancesCommandInput,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { chunks } from '../chunks';
import type { Fleet, FleetOutcome, Instance, LaunchRequest } from '../Fleet';
import type { CallPacer } from '../pacing';
import { TAG } from '../tags';
import { callAws } from '../toAwsError';
import { affectInstances, isInstanceId } from './affectInstances';
import { fromTags, toInstance } from './toInstance';

const PAGE_SIZE = 1000;
const MAX_FILTER_VALUES = 200;
const GROUP_SIZE = 50;
/** EC2 names no limit; four such calls use up what it lets start at once, and it lets five be sent at once. */
const START_GROUP_SIZE = 250;
const LARGE_GROUP_SIZE = 1000;

/** Options of {@link Ec2Fleet}. */
export interface Ec2FleetOptions {
  client: EC2Client;
  /** Value of the tag `vdi:deployment` */
  deployment: string;
  /** Keeps the calls within EC2's limits; nothing does when absent. */
  pacer?: CallPacer;
  logger?: LoggerService;
}

/** One call, as the pacer sees it. */
interface PacedCall {
  /** IAM's name */
  action: string;
  instances: number;
  background?: boolean;
}

/** The fleet in EC2, told from other people's instances by the tag `vdi:deployment`. */
export class Ec2Fleet implements Fleet {
  private readonly client: EC2Client;
  private readonly deployment: string;
  private readonly pacer?: CallPacer;
  private readonly logger?: LoggerService;

  constructor(options: Ec2FleetOptions) {
    this.client = options.client;
    this.deployment = options.deployment;
    this.pacer = options.pacer;
    this.logger = options.logger;
  }

  async sweep(): Promise<Instance[]> {
    return this.describe([]);
  }

  async observe(query: {
    instanceIds: string[];
    launchIds: string[];
  }): Promise<Instance[]> {
    // Filters rather than InstanceIds: one id that EC2 does not know would fail the whole call.
    const filters = [
      ...chunks(query.instanceIds.filter(isInstanceId), MAX_FILTER_VALUES).map(
        Values => ({ Name: 'instance-id', Values }),
      ),
      ...chunks(query.launchIds, MAX_FILTER_VALUES).map(Values => ({
        Name: `tag:${TAG.launch}`,
        Values,
      })),
    ];
    const found = new Map<string, Instance>();
    for (const filter of filters) {
      for (const instance of await this.describe([filter])) {
        found.set(instance.instanceId, instance);
      }
    }
    return [...found.values()];
  }

  /**
   * Launches from the template version. `subnetId` needs a version without network interfaces of its own: EC2
   * refuses the two together.
   */
  async launch(request: LaunchRequest): Promise<Instance[]> {
    const tags = {
      ...request.tags,
      [TAG.deployment]: this.deployment,
      [TAG.launch]: request.launchId,
    };
    const output = await this.call(
      {
        action: 'ec2:RunInstances',
        instances: request.count,
        background: request.background,
      },
      () =>
        this.client.send(
          new RunInstancesCommand(toRunInstances(request, tags)),
        ),
    );
    return (output.Instances ?? []).flatMap(launched => {
      const instance = toInstance(launched, output.OwnerId);
      return instance
        ? [{ ...instance, tags: { ...tags, ...instance.tags } }]
        : [];
    });
  }

  async start(
    instanceIds: string[],
    { background }: { background?: boolean } = {},
  ): Promise<FleetOutcome> {
    return this.affect(
      'ec2:StartInstances',
      START_GROUP_SIZE,
      instanceIds,
      ids => this.client.send(new StartInstancesCommand({ InstanceIds: ids })),
      background,
    );
  }

  async stop(
    instanceIds: string[],
    { hibernate = false }: { hibernate?: boolean } = {},
  ): Promise<FleetOutcome> {
    return this.affect('ec2:StopInstances', GROUP_SIZE, instanceIds, ids =>
      this.client.send(
        new StopInstancesCommand({
          InstanceIds: ids,
          ...(hibernate ? { Hibernate: true } : {}),
        }),
      ),
    );
  }

  async reboot(instanceIds: string[]): Promise<FleetOutcome> {
    return this.affect('ec2:RebootInstances', GROUP_SIZE, instanceIds, ids =>
      this.client.send(new RebootInstancesCommand({ InstanceIds: ids })),
    );
  }

  async resize(instanceId: string, instanceType: string): Promise<void> {
    await callAws('ec2:ModifyInstanceAttribute', () =>
      this.client.send(
        new ModifyInstanceAttributeCommand({
          InstanceId: instanceId,
          InstanceType: { Value: instanceType },
        }),
      ),
    );
  }

  async terminate(instanceIds: string[]): Promise<FleetOutcome> {
    return this.affect(
      'ec2:TerminateInstances',
      LARGE_GROUP_SIZE,
      instanceIds,
      ids =>
        this.client.send(new TerminateInstancesCommand({ InstanceIds: ids })),
    );
  }

  async tag(
    instanceIds: string[],
    tags: Record<string, string>,
  ): Promise<FleetOutcome> {
    return this.affect('ec2:CreateTags', LARGE_GROUP_SIZE, instanceIds, ids =>
      this.client.send(
        new CreateTagsCommand({ Resources: ids, Tags: fromTags(tags) }),
      ),
    );
  }

  private affect(
    action: string,
    groupSize: number,
    instanceIds: string[],
    call: (instanceIds: string[]) => Promise<unknown>,
    background?: boolean,
  ): Promise<FleetOutcome> {
    return affectInstances({
      instanceIds,
      groupSize,
      call: ids =>
        this.call({ action, instances: ids.length, background }, () =>
          call(ids),
        ),
      logger: this.logger,
    });
  }

  private call<T>(paced: PacedCall, send: () => Promise<T>): Promise<T> {
    const call = () => callAws(paced.action, send);
    return this.pacer ? this.pacer.run(paced, call) : call();
  }

  private async describe(filters: Filter[]): Promise<Instance[]> {
    const described: (Instance | undefined)[] = [];
    await callAws('ec2:DescribeInstances', async () => {
      const pages = paginateDescribeInstances(
        { client: this.client, pageSize: PAGE_SIZE },
        {
          Filters: [
            { Name: `tag:${TAG.deployment}`, Values: [this.deployment] },
            ...filters,
          ],
        },
      );
      for await (const page of pages) {
        for (const { Instances = [], OwnerId } of page.Reservations ?? []) {
          described.push(...Instances.map(each => toInstance(each, OwnerId)));
        }
      }
    });
    return described
      .filter(instance => instance !== undefined)
      .filter(
        // EC2 takes `*` and `?` in a filter as wildcards.
        instance => instance.tags[TAG.deployment] === this.deployment,
      );
  }
}

function toRunInstances(
  request: LaunchRequest,
  tags: Record<string, string>,
): RunInstancesCommandInput {
  return {
    ClientToken: request.launchId,
    LaunchTemplate: {
      LaunchTemplateId: request.launchTemplateId,
      Version: String(request.version),
    },
    MinCount: 1,
    MaxCount: request.count,
    ...(request.subnetId ? { SubnetId: request.subnetId } : {}),
    ...(request.instanceType
      ? {
          InstanceType:
            request.instanceType as RunInstancesCommandInput['InstanceType'],
        }
      : {}),
    ...(request.hibernation === undefined
      ? {}
      : { HibernationOptions: { Configured: request.hibernation } }),
    TagSpecifications: (['instance', 'volume'] as const).map(ResourceType => ({
      ResourceType,
      Tags: fromTags(tags),
    })),
  };
}
