import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import {
  startSimulator,
  type Simulator,
  type Timing,
} from '@deskstage/simulator';
import type { Knex } from 'knex';
import { CallPacer, createAws, createAwsClients, type Aws } from '../aws';
import { MIGRATIONS_DIRECTORY } from '../database';
import { DatabaseHistory } from '../history';
import { HealthMonitor } from '../health';
import { DEFAULT_POLICY } from '../lifecycle';
import {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  Reconciler,
} from '../reconciler';
import { DEFAULT_SWEEP_POLICY, FleetSweep } from '../sweep';
import { DatabasePoolStore, PoolDirectory, PoolKeeper } from '../pools';
import { ConfiguredPrices } from '../prices';
import {
  DatabaseTemplateStore,
  TemplateCatalog,
  TemplateService,
} from '../templates';
import {
  DatabaseWorkstationStore,
  forcedEnd,
  intentChange,
  type TemplateChoice,
  type Wish,
  type WorkstationRecord,
} from '../workstations';
import { Process } from './Process';
import { Random } from './Random';

export const LIMIT = 3;
export const DEPLOYMENT = 'demo';

/** One backend process: a reconciler and a sweep of its own on the shared database and account. */
export interface Replica {
  process: Process;
  reconciler: Reconciler;
  sweep: FleetSweep;
  store: DatabaseWorkstationStore;
  pools: DatabasePoolStore;
  keeper: PoolKeeper;
  templates: TemplateService;
  aws: Aws;
}

/** A database, a simulated AWS account and any number of backends, all on one clock that only jumps. */
export class Town {
  private constructor(
    private readonly clock: { time: number },
    readonly simulator: Simulator,
    readonly knex: Knex,
    readonly seed: number,
    readonly random: Random,
    private readonly base: Aws,
    private readonly dynamodb: DynamoDBClient,
    readonly ec2: EC2Client,
    private readonly destroy: () => void,
  ) {}

  static async create(options: {
    knex: Knex;
    seed: number;
    timing?: Partial<Timing>;
    /** Whether the backends keep within EC2's limits, as they do in a portal */
    paced?: boolean;
  }): Promise<Town> {
    const { knex, seed, timing, paced = false } = options;
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    const clock = { time: Date.parse('2026-03-02T08:00:00Z') };
    const simulator = await startSimulator({
      seed,
      deployment: DEPLOYMENT,
      clock: { now: () => clock.time },
      timing: {
        pendingSeconds: 4,
        stoppingSeconds: 4,
        shuttingDownSeconds: 3,
        ssmOnlineSeconds: 4,
        commandSeconds: 3,
        notFoundSeconds: 2,
        jitter: 0.5,
        ...timing,
      },
    });
    process.env.AWS_ENDPOINT_URL = simulator.awsEndpoint;
    const clients = createAwsClients({
      config: new ConfigReader({ vdi: { aws: { region: 'eu-west-1' } } }),
      credentials: credentialsOf('simulator'),
      maxAttempts: 1,
    });
    const aws = createAws({
      clients,
      deployment: DEPLOYMENT,
      options: {
        tableName: 'vdi-directory',
        ...(paced && {
          pacer: new CallPacer({ clock: () => new Date(clock.time) }),
        }),
        hosts: {
          authenticatorUrl: simulator.authenticatorUrl,
          port: 8443,
          quic: true,
        },
      },
    });
    const town = new Town(
      clock,
      simulator,
      knex,
      seed,
      new Random(seed),
      aws,
      clients.dynamodb,
      clients.ec2,
      () => {
        for (const client of Object.values(clients)) {
          client.destroy();
        }
      },
    );
    // The database is as old as the town, whatever the machine's clock says.
    await knex('fleet_state')
      .where('key', 'database-created-at')
      .update({ value: town.now().toISOString() });
    return town;
  }

  now(): Date {
    return new Date(this.clock.time);
  }

  /** @param seconds - how far time jumps */
  pass(seconds: number): void {
    this.clock.time += Math.round(seconds * 1000);
  }

  replica(): Replica {
    const life = new Process();
    const clock = () => this.now();
    const logger = mockServices.logger.mock();
    const health = new HealthMonitor({ logger, clock });
    const policy = DEFAULT_POLICY;
    const aws: Aws = {
      fleet: life.wrap(this.base.fleet),
      hosts: life.wrap(this.base.hosts),
      directory: life.wrap(this.base.directory),
      passwords: life.wrap(this.base.passwords),
      launchTemplates: life.wrap(this.base.launchTemplates),
      metrics: life.wrap(this.base.metrics),
      priceList: life.wrap(this.base.priceList),
    };
    const { knex } = this;
    const store = life.wrap(DatabaseWorkstationStore.create({ knex, policy }));
    const settings = life.wrap(DatabaseTemplateStore.create({ knex }));
    const catalog = new TemplateCatalog({
      launchTemplates: aws.launchTemplates,
      settings,
      subnetIds: [],
      health,
      clock,
    });
    const templates = new TemplateService({
      catalog,
      settings,
      prices: new ConfiguredPrices({ hourly: {} }),
      store,
    });
    const pools = life.wrap(DatabasePoolStore.create({ knex }));
    const keeper = new PoolKeeper({
      store: pools,
      directory: new PoolDirectory({ store: pools, configured: {} }),
      templates,
      policy,
      logger,
      clock,
      onChange: () => {},
    });
    const reconciler = new Reconciler({
      ...aws,
      store,
      queue: life.wrap(DatabaseWorkQueue.create({ knex })),
      launches: life.wrap(DatabaseLaunchStore.create({ knex, policy })),
      placements: catalog,
      policy,
      health,
      logger,
      clock,
    });
    const sweep = new FleetSweep({
      ...aws,
      store,
      templates: () => aws.launchTemplates.list(),
      lifecycle: policy,
      policy: DEFAULT_SWEEP_POLICY,
      health,
      logger,
      clock,
    });
    return {
      process: life,
      reconciler,
      sweep,
      store,
      pools,
      keeper,
      templates,
      aws,
    };
  }

  /** A version of a seeded template, its default version when absent. */
  async template(id: string, version?: number): Promise<TemplateChoice> {
    return this.replica().templates.choose(id, version, {
      ownershipRefs: [],
      managesTemplates: true,
    });
  }

  /** Another default version, as an administrator chooses it. */
  async rollOut(id: string, version: number): Promise<void> {
    const { launchTemplateId } = await this.template(id);
    await this.base.launchTemplates.setDefaultVersion(
      launchTemplateId,
      version,
    );
  }

  /** How many members the pool of a template wants now, and how many more it may have while it replaces some. */
  async poolNow(id: string): Promise<{ target: number; surge: number }> {
    const pools = DatabasePoolStore.create({ knex: this.knex });
    const directory = new PoolDirectory({ store: pools, configured: {} });
    const settings = (await directory.all()).get(id)?.settings;
    return {
      target: settings ? targetAt(settings, this.now()) : 0,
      surge: settings?.surge ?? 1,
    };
  }

  /** Sets the pool of a template, as an administrator does it; ends it without settings. */
  async setPool(id: string, settings: PoolSettings | undefined): Promise<void> {
    await DatabasePoolStore.create({ knex: this.knex }).put({
      templateId: id,
      settings,
      actor: { kind: 'user', ref: 'user:default/admin' },
      now: this.now(),
    });
  }

  /** A person's wish, as the service carries it out. */
  async act(
    replica: Replica,
    workstation: WorkstationRecord,
    wish: Wish,
  ): Promise<void> {
    const change = intentChange(wish, {
      workstation,
      actor: {
        kind: 'user',
        ref: workstation.ownerRef ?? 'user:default/admin',
      },
      now: this.now(),
      policy: DEFAULT_POLICY,
    });
    if (change) {
      await replica.store.update(workstation, { ...change, now: this.now() });
    }
  }

  /** The end that an administrator forces, as the service carries it out. */
  async forceEnd(
    replica: Replica,
    workstation: WorkstationRecord,
  ): Promise<void> {
    const change = forcedEnd({
      workstation,
      actor: { kind: 'user', ref: 'user:default/admin' },
      now: this.now(),
    });
    if (change) {
      const { patch, events } = change;
      await replica.aws.directory.closeRoute(workstation.id, patch.epoch);
      await replica.store.update(workstation, {
        patch: { ...patch, routeClosed: true },
        events,
        now: this.now(),
      });
      if (workstation.identityMode === 'personal') {
        await replica.aws.passwords.remove(workstation.id);
      }
    }
  }

  /** Workstations that the gateway would let grants into. */
  async openRoutes(): Promise<Set<string>> {
    const { Items = [] } = await this.dynamodb.send(
      new ScanCommand({ TableName: 'vdi-directory' }),
    );
    return new Set(
      Items.filter(item => item.state?.S === 'open').flatMap(
        item => item.workstationId?.S ?? [],
      ),
    );
  }

  history(): DatabaseHistory {
    return DatabaseHistory.create({ knex: this.knex });
  }

  async close(): Promise<void> {
    delete process.env.AWS_ENDPOINT_URL;
    this.destroy();
    await this.simulator.stop();
    await this.knex.destroy();
  }
}

function credentialsOf(key: string) {
  return {
    getCredentialProvider: async () => ({
      sdkCredentialProvider: async () => ({
        accessKeyId: key,
        secretAccessKey: key,
      }),
    }),
  };
}
