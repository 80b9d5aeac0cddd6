import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  EC2Client,
  paginateDescribeInstances,
  type Instance,
} from '@aws-sdk/client-ec2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { INSTANT, startSimulator, type Simulator } from '@deskstage/simulator';
import { Clock } from './Clock';
import { FaultyProxy } from './FaultyProxy';
import { Gateway } from './Gateway';
import { Portal, type PortalOptions } from './Portal';
import { seedDirectory, seedSubnets, seedTemplates } from './seed';
import type { Target } from './targets';

/** An instance as EC2 has it. */
export interface Machine {
  id: string;
  state: string;
  host: string;
  subnetId: string;
  tags: Record<string, string>;
}

const ALIVE = new Set(['pending', 'running', 'stopping', 'stopped']);

/** An AWS account of a target with a deployment of its own, and the portals that work in it. */
export class Account {
  readonly deployment = `it-${randomUUID().slice(0, 8)}`;
  subnetIds: string[] = [];
  private readonly deployments: string[] = [];
  private readonly portals: Portal[] = [];
  private readonly managed = new Set<string>();

  private constructor(
    readonly target: Target,
    readonly clock: Clock,
    private readonly simulator: Simulator,
    /** In front of EC2, Secrets Manager and DynamoDB */
    readonly proxy: FaultyProxy,
    /** Past the proxy */
    readonly direct: ReturnType<typeof clientsOf>,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async open(target: Target): Promise<Account> {
    if (target.missing) {
      throw new Error(
        `The tests cannot run against ${target.name}: ${target.missing}. Run them with 'npm test', which starts it.`,
      );
    }
    const clock = new Clock();
    const simulator = await startSimulator({
      timing: INSTANT,
      clock: { now: () => clock.now().getTime() },
    });
    const endpoint = target.endpoint ?? simulator.awsEndpoint;
    const proxy = await FaultyProxy.start(endpoint);
    const environment = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_EC2: proxy.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: proxy.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
      AWS_ENDPOINT_URL_SSM: simulator.awsEndpoint,
    });
    const account = new Account(
      target,
      clock,
      simulator,
      proxy,
      clientsOf(endpoint),
      environment,
    );
    try {
      const { deployment, direct } = account;
      await account.deploy(deployment);
      account.subnetIds = await seedSubnets(direct.ec2, deployment);
      return account;
    } catch (error) {
      await account.close();
      throw error;
    }
  }

  /** Makes what a deployment needs in the account. */
  async deploy(deployment: string): Promise<void> {
    const { ec2, dynamodb } = this.direct;
    this.deployments.push(deployment);
    this.simulator.control.deployDocuments(deployment);
    await seedTemplates(ec2, deployment);
    await seedDirectory(dynamodb, tableOf(deployment));
  }

  /** A portal with an empty database. */
  async portal(options: Partial<PortalOptions> = {}): Promise<Portal> {
    const deployment = options.deployment ?? this.deployment;
    const portal = await Portal.start({
      clock: this.clock,
      tableName: tableOf(deployment),
      gatewayUrl: this.simulator.gatewayUrl,
      authenticatorUrl: this.simulator.authenticatorUrl,
      beforeWork: () => this.manageHosts(),
      ...options,
      deployment,
    });
    this.portals.push(portal);
    return portal;
  }

  gateway(deployment = this.deployment): Gateway {
    return new Gateway({
      client: this.direct.dynamodb,
      tableName: tableOf(deployment),
      now: () => this.clock.now(),
    });
  }

  /** All instances of the deployments, terminated ones too. */
  async machines(...deployments: string[]): Promise<Machine[]> {
    const Values = deployments.length > 0 ? deployments : this.deployments;
    const pages = paginateDescribeInstances(
      { client: this.direct.ec2 },
      { Filters: [{ Name: 'tag:vdi:deployment', Values }] },
    );
    const machines: Machine[] = [];
    for await (const { Reservations = [] } of pages) {
      machines.push(
        ...Reservations.flatMap(each => each.Instances ?? []).map(toMachine),
      );
    }
    return machines;
  }

  /** Those that cost money. */
  async alive(...deployments: string[]): Promise<Machine[]> {
    const machines = await this.machines(...deployments);
    return machines.filter(({ state }) => ALIVE.has(state));
  }

  async close(): Promise<void> {
    for (const portal of this.portals) {
      await portal.stop();
    }
    for (const client of Object.values(this.direct)) {
      client.destroy();
    }
    process.env = this.environment;
    await this.proxy.stop();
    await this.simulator.stop();
  }

  /** Tells the simulator's SSM of the instances that another EC2 runs; its own it knows. */
  private async manageHosts(): Promise<void> {
    if (!this.target.gaps.managesNoHosts) {
      return;
    }
    const { control } = this.simulator;
    for (const { id, state, tags } of await this.machines()) {
      if (state === 'running' && !this.managed.has(id)) {
        const windows = tags['vdi:template']?.startsWith('windows');
        control.manageHost({
          instanceId: id,
          platform: windows ? 'windows' : 'linux',
        });
        this.managed.add(id);
      } else if (state !== 'running' && this.managed.delete(id)) {
        control.happen('vanish', id);
      }
    }
  }
}

function tableOf(deployment: string): string {
  return `${deployment}-directory`;
}

function clientsOf(endpoint: string) {
  const config = {
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  return {
    ec2: new EC2Client(config),
    ssm: new SSMClient(config),
    secretsManager: new SecretsManagerClient(config),
    dynamodb: new DynamoDBClient(config),
  };
}

function toMachine(instance: Instance): Machine {
  return {
    id: instance.InstanceId ?? '',
    state: instance.State?.Name ?? '',
    host: instance.PrivateDnsName ?? '',
    subnetId: instance.SubnetId ?? '',
    tags: Object.fromEntries(
      (instance.Tags ?? []).map(({ Key, Value }) => [Key, Value]),
    ),
  };
}
