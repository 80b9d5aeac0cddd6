import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import { ulid } from 'ulid';
import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import { Announcer } from './announcements';
import type { Aws } from './aws';
import type { VdiConfig } from './config';
import { ConnectionService } from './connections';
import { FleetEvents } from './fleetEvents';
import { HealthMonitor } from './health';
import { DatabaseHistory } from './history';
import { SessionInspector } from './inspection';
import { DEFAULT_POLICY, type LifecyclePolicy } from './lifecycle';
import { AwsCallMeter, FleetReporter, VdiMetrics } from './metrics';
import {
  DatabaseOperationsStore,
  Heartbeat,
  OperationsService,
} from './operations';
import { Access } from './permissions';
import {
  DatabasePoolStore,
  PoolDirectory,
  PoolKeeper,
  PoolService,
} from './pools';
import { ConfiguredPrices, LookedUpPrices } from './prices';
import {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  Reconciler,
} from './reconciler';
import { createRouter } from './router';
import { DEFAULT_SWEEP_POLICY, FirstSweep, FleetSweep } from './sweep';
import {
  DatabaseTemplateStore,
  TemplateAdministration,
  TemplateCatalog,
  TemplateService,
} from './templates';
import {
  DatabaseWorkstationStore,
  WorkstationService,
  type WorkstationStore,
} from './workstations';

/** What the plugin is built from. */
export interface VdiOptions {
  config: VdiConfig;
  aws: Aws;
  knex: Knex;
  auth: AuthService;
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  auditor: AuditorService;
  catalog: CatalogService;
  signals: SignalsService;
  notifications: NotificationService;
  metrics: MetricsService;
  /** Hears of the calls to AWS. @default one that hears of none */
  awsCalls?: AwsCallMeter;
  logger: LoggerService;
  /** @default the system's clock */
  clock?: () => Date;
  /** @default {@link DEFAULT_POLICY} */
  policy?: LifecyclePolicy;
}

/** The plugin's parts, put together. */
export interface Vdi {
  router: Router;
  store: WorkstationStore;
  poolKeeper: PoolKeeper;
  poolStore: DatabasePoolStore;
  operationsStore: DatabaseOperationsStore;
  heartbeat: Heartbeat;
  reconciler: Reconciler;
  sweep: FleetSweep;
  firstSweep: FirstSweep;
  inspector: SessionInspector;
  announcer: Announcer;
  health: HealthMonitor;
  metrics: VdiMetrics;
  /** Absent unless the fleet's state is to be published. */
  reporter?: FleetReporter;
  queue: DatabaseWorkQueue;
  fleetEvents: FleetEvents;
}

/** Puts the plugin's parts together. */
export function createVdi(options: VdiOptions): Vdi {
  const {
    config,
    aws,
    knex,
    logger,
    clock = () => new Date(),
    policy = DEFAULT_POLICY,
  } = options;
  const health = new HealthMonitor({ logger, clock });
  const metrics = new VdiMetrics(options.metrics);
  const { awsCalls = new AwsCallMeter(options.metrics) } = options;
  const replicaId = ulid();
  const firstSweep = new FirstSweep();
  const store = DatabaseWorkstationStore.create({ knex, policy });
  const history = DatabaseHistory.create({ knex });
  const queue = DatabaseWorkQueue.create({ knex });
  const templateStore = DatabaseTemplateStore.create({ knex });
  const configured = new ConfiguredPrices(config.prices);
  const prices = config.prices.lookUp
    ? new LookedUpPrices({
        priceList: aws.priceList,
        configured,
        logger,
        clock,
      })
    : configured;
  const templateCatalog = new TemplateCatalog({
    launchTemplates: aws.launchTemplates,
    settings: templateStore,
    subnetIds: config.subnetIds,
    health,
    clock,
  });
  const announcer = new Announcer({
    history,
    signals: options.signals,
    notifications: options.notifications,
    metrics,
    logger,
    clock,
  });
  const reconciler = new Reconciler(
    {
      ...aws,
      store,
      queue,
      launches: DatabaseLaunchStore.create({ knex, policy }),
      placements: templateCatalog,
      policy,
      mayWork: () => firstSweep.isOver,
      health,
      logger,
      clock,
    },
    { id: replicaId, onChange: () => announcer.kick() },
  );
  const sweep = new FleetSweep({
    store,
    fleet: aws.fleet,
    directory: aws.directory,
    passwords: aws.passwords,
    templates: () => aws.launchTemplates.list(),
    lifecycle: policy,
    policy: { ...DEFAULT_SWEEP_POLICY, orphanGrace: config.orphanGrace },
    first: firstSweep,
    health,
    logger,
    clock,
    onKick: () => reconciler.kick(),
  });
  const onChange = () => {
    announcer.kick();
    reconciler.kick();
  };
  const access = new Access({
    auth: options.auth,
    userInfo: options.userInfo,
    permissions: options.permissions,
    permissionsRegistry: options.permissionsRegistry,
    enabled: config.permissionsEnabled,
  });
  const templates = new TemplateService({
    catalog: templateCatalog,
    settings: templateStore,
    prices,
    store,
  });
  const poolStore = DatabasePoolStore.create({ knex });
  const poolDirectory = new PoolDirectory({
    store: poolStore,
    configured: config.pools,
  });
  const poolKeeper = new PoolKeeper({
    store: poolStore,
    directory: poolDirectory,
    templates,
    policy,
    logger,
    mayPlan: () => firstSweep.isOver,
    clock,
    onChange,
  });
  const administration = new TemplateAdministration({
    access,
    catalog: templateCatalog,
    templates,
    launchTemplates: aws.launchTemplates,
    store: templateStore,
    workstations: store,
    poolOf: async templateId => {
      const pool = (await poolDirectory.all()).get(templateId);
      return {
        target: pool ? targetAt(pool.settings, clock()) : 0,
        surge: pool?.settings.surge ?? 0,
      };
    },
    clock,
    onChange: templateId => poolKeeper.kick(templateId),
  });
  const workstations = new WorkstationService({
    store,
    history,
    access,
    templates,
    prices,
    catalog: options.catalog,
    directory: aws.directory,
    passwords: aws.passwords,
    health,
    policy,
    limitPerUser: config.limitPerUser,
    mayClaim: () => firstSweep.isOver,
    clock,
    onChange,
    onClaim: templateId => poolKeeper.kick(templateId),
  });
  const connections = new ConnectionService({
    workstations,
    directory: aws.directory,
    passwords: aws.passwords,
    history,
    health,
    gateway: config.gateway,
    port: config.port,
    grantLifetime: config.grantLifetime,
    clock,
    onChange,
  });
  const pools = new PoolService({
    access,
    templates,
    catalog: templateCatalog,
    workstations,
    store,
    pools: poolStore,
    directory: poolDirectory,
    keeper: poolKeeper,
    prices,
    clock,
    onChange,
  });
  const operationsStore = DatabaseOperationsStore.create({ knex });
  const operations = new OperationsService({
    access,
    store: operationsStore,
    workstations: store,
    pools: poolStore,
    directory: poolDirectory,
    health,
    clock,
  });
  return {
    operationsStore,
    heartbeat: new Heartbeat({
      replicaId,
      store: operationsStore,
      calls: awsCalls,
      logger,
      clock,
    }),
    poolKeeper,
    poolStore,
    store,
    reconciler,
    announcer,
    health,
    metrics,
    queue,
    reporter: config.cloudWatchMetrics
      ? new FleetReporter({ store, metrics: aws.metrics, logger, clock })
      : undefined,
    fleetEvents: new FleetEvents({
      queue,
      templates: templateCatalog,
      logger,
      clock,
      onKick: () => reconciler.kick(),
    }),
    sweep,
    firstSweep,
    inspector: new SessionInspector({
      store,
      hosts: aws.hosts,
      health,
      clock,
    }),
    router: createRouter({
      httpAuth: options.httpAuth,
      auditor: options.auditor,
      access,
      health,
      workstations,
      connections,
      templates,
      administration,
      pools,
      operations,
      store,
      limitPerUser: config.limitPerUser,
    }),
  };
}
