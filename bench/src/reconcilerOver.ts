import {
  DatabaseLaunchStore,
  DatabaseTemplateStore,
  DatabaseWorkQueue,
  DEFAULT_POLICY,
  HealthMonitor,
  Reconciler,
  TemplateCatalog,
  type Aws,
  type LifecyclePolicy,
} from './backend';
import type { Database } from './Database';
import { quietLogger } from './quietLogger';

/** The reconciler as a portal builds it, and the templates that it launches. */
export function reconcilerOver(options: {
  aws: Aws;
  database: Database;
  clock?: () => Date;
  policy?: LifecyclePolicy;
}): { reconciler: Reconciler; catalog: TemplateCatalog } {
  const {
    aws,
    database,
    clock = () => new Date(),
    policy = DEFAULT_POLICY,
  } = options;
  const { knex, store } = database;
  const health = new HealthMonitor({ logger: quietLogger, clock });
  const catalog = new TemplateCatalog({
    launchTemplates: aws.launchTemplates,
    settings: DatabaseTemplateStore.create({ knex }),
    subnetIds: [],
    health,
    clock,
  });
  const reconciler = new Reconciler({
    ...aws,
    store,
    queue: DatabaseWorkQueue.create({ knex }),
    launches: DatabaseLaunchStore.create({ knex, policy }),
    placements: catalog,
    policy,
    health,
    logger: quietLogger,
    clock,
  });
  return { reconciler, catalog };
}
