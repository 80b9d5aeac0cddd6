import type { Router } from 'express';
import {
  createApi,
  createFleetKeeping,
  createGround,
  createPools,
  createTemplates,
  type FleetKeeping,
  type VdiOptions,
} from './composition';
import type { HealthMonitor } from './health';
import type { VdiMetrics } from './metrics';
import type { DatabaseOperationsStore } from './operations';
import type { DatabasePoolStore, PoolKeeper } from './pools';
import type { DatabaseWorkQueue } from './reconciler';
import type { FirstSweep } from './sweep';
import { DefaultVersions } from './templates';
import type { WorkstationStore } from './workstations';

/** The plugin's parts, put together. */
export interface Vdi extends FleetKeeping {
  router: Router;
  store: WorkstationStore;
  poolKeeper: PoolKeeper;
  poolStore: DatabasePoolStore;
  operationsStore: DatabaseOperationsStore;
  firstSweep: FirstSweep;
  health: HealthMonitor;
  metrics: VdiMetrics;
  queue: DatabaseWorkQueue;
}

/** Puts the plugin's parts together. */
export function createVdi(options: VdiOptions): Vdi {
  const ground = createGround(options);
  const templates = createTemplates(ground);
  const keeping = createFleetKeeping(ground, templates, options);
  const { onChange } = keeping;
  const pools = createPools(ground, templates, onChange);
  const defaults = new DefaultVersions({
    catalog: templates.catalog,
    launchTemplates: ground.aws.launchTemplates,
    store: ground.stores.templates,
    clock: ground.clock,
    onChange: templateId => pools.keeper.kick(templateId),
  });
  const router = createApi(options, {
    ground,
    templates,
    pools,
    defaults,
    onChange,
  });
  const { stores, firstSweep, health, metrics } = ground;
  return {
    ...keeping,
    router,
    store: stores.workstations,
    poolKeeper: pools.keeper,
    poolStore: stores.pools,
    operationsStore: stores.operations,
    firstSweep,
    health,
    metrics,
    queue: stores.queue,
  };
}
