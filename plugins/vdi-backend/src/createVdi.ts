import type { Router } from 'express';
import {
  createApi,
  createFleetKeeping,
  createGround,
  createImageKeeping,
  createPools,
  createTemplates,
  type FleetKeeping,
  type ImageKeeping,
  type VdiOptions,
} from './composition';
import type { ImageAnnouncer } from './announcements';
import type { HealthMonitor } from './health';
import type { ImageKeeper } from './images';
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
  imageKeeper: ImageKeeper;
  imageAnnouncer: ImageAnnouncer;
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
  // They tell each other of changes, and one has to be made first.
  let images: ImageKeeping | undefined = undefined;
  const keeping = createFleetKeeping(ground, templates, {
    ...options,
    onImage: imageName => images?.imageKeeper.kickImage(imageName),
  });
  const { onChange } = keeping;
  const pools = createPools(ground, templates, onChange);
  const onTemplate = (templateId: string) => {
    pools.keeper.kick(templateId);
    images?.imageAnnouncer.tellCatalog();
  };
  const onChoice = (templateId: string) => {
    onTemplate(templateId);
    images?.imageKeeper.kick(templateId);
  };
  const defaults = new DefaultVersions({
    catalog: templates.catalog,
    launchTemplates: ground.aws.launchTemplates,
    store: ground.stores.templates,
    clock: ground.clock,
    onChange: onChoice,
  });
  images = createImageKeeping(ground, templates, {
    ...options,
    defaults,
    onWorkstation: onChange,
    onTemplate,
  });
  const { imageKeeper, imageAnnouncer, blueprints, planner, onImageChange } =
    images;
  const router = createApi(options, {
    ground,
    templates,
    pools,
    defaults,
    onChange,
    onTemplate: onChoice,
    images: { blueprints, planner, onChange: onImageChange },
  });
  const { stores, firstSweep, health, metrics } = ground;
  return {
    ...keeping,
    imageKeeper,
    imageAnnouncer,
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
