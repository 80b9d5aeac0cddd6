import { mockServices } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import type { Aws } from '../aws';
import { HealthMonitor } from '../health';
import { DEFAULT_POLICY } from '../lifecycle';
import { DatabasePoolStore, PoolDirectory, PoolKeeper } from '../pools';
import { ConfiguredPrices } from '../prices';
import {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  Reconciler,
} from '../reconciler';
import { DEFAULT_SWEEP_POLICY, FirstSweep, FleetSweep } from '../sweep';
import {
  DatabaseTemplateStore,
  TemplateCatalog,
  TemplateService,
} from '../templates';
import { DatabaseWorkstationStore } from '../workstations';
import { Process } from './Process';

/** One backend process: a reconciler and a sweep of its own on the shared database and account. */
export interface Replica {
  process: Process;
  first: FirstSweep;
  reconciler: Reconciler;
  sweep: FleetSweep;
  store: DatabaseWorkstationStore;
  pools: DatabasePoolStore;
  keeper: PoolKeeper;
  templates: TemplateService;
  catalog: TemplateCatalog;
  aws: Aws;
}

/** Starts a backend over what all of them share. */
export function startReplica(options: {
  knex: Knex;
  aws: Aws;
  clock: () => Date;
  /** Whether it does nothing before its first sweep, as in a portal */
  gated: boolean;
}): Replica {
  const { knex, aws: base, clock, gated } = options;
  const life = new Process();
  const logger = mockServices.logger.mock();
  const health = new HealthMonitor({ logger, clock });
  const policy = DEFAULT_POLICY;
  const first = new FirstSweep();
  if (!gated) {
    first.finish();
  }
  const aws: Aws = {
    fleet: life.wrap(base.fleet),
    hosts: life.wrap(base.hosts),
    directory: life.wrap(base.directory),
    passwords: life.wrap(base.passwords),
    launchTemplates: life.wrap(base.launchTemplates),
    metrics: life.wrap(base.metrics),
    priceList: life.wrap(base.priceList),
    images: life.wrap(base.images),
  };
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
    mayPlan: () => first.isOver,
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
    mayWork: () => first.isOver,
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
    first,
    health,
    logger,
    clock,
  });
  return {
    process: life,
    first,
    reconciler,
    sweep,
    store,
    pools,
    keeper,
    templates,
    catalog,
    aws,
  };
}
