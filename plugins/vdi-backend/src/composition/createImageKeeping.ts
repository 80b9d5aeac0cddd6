import { ImageAnnouncer } from '../announcements';
import {
  Blueprints,
  DEFAULT_IMAGE_POLICY,
  ImageKeeper,
  PartsPlanner,
} from '../images';
import type { DefaultVersions } from '../templates';
import type { Ground } from './createGround';
import type { Templates } from './createTemplates';
import type { VdiOptions } from './VdiOptions';

/** What keeps image projects, and tells of them. */
export interface ImageKeeping {
  imageKeeper: ImageKeeper;
  imageAnnouncer: ImageAnnouncer;
  blueprints: Blueprints;
  planner: PartsPlanner;
  /** Hands on that a project is due or its history has a new line. */
  onImageChange: (imageId: string) => void;
}

/** Puts together what works on image projects by itself, without anybody's request. */
export function createImageKeeping(
  ground: Ground,
  templates: Templates,
  options: Pick<
    VdiOptions,
    'signals' | 'notifications' | 'events' | 'imagePolicy'
  > & {
    defaults: DefaultVersions;
    /** Called when a workstation is due. */
    onWorkstation: () => void;
    /** Called when a template has changed. */
    onTemplate: (templateId: string) => void;
  },
): ImageKeeping {
  const { config, aws, stores, firstSweep, health, logger, clock } = ground;
  const { signals, notifications, events, defaults } = options;
  const store = stores.images;
  const imageAnnouncer = new ImageAnnouncer({
    store,
    signals,
    notifications,
    events,
    logger,
    clock,
  });
  const blueprints = new Blueprints({ images: aws.images, health, clock });
  const planner = new PartsPlanner({
    deployment: config.deployment,
    blueprints,
    images: aws.images,
    launchTemplates: aws.launchTemplates,
    clock,
  });
  const imageKeeper = new ImageKeeper(
    {
      deployment: config.deployment,
      store,
      images: aws.images,
      plan: project => planner.plan(project),
      catalog: templates.catalog,
      templates: templates.service,
      defaults,
      templateStore: stores.templates,
      pools: stores.pools,
      workstations: stores.workstations,
      hosts: aws.hosts,
      lifecycle: ground.policy,
      policy: options.imagePolicy ?? DEFAULT_IMAGE_POLICY,
      health,
      logger,
      clock,
      onChange: projectId => imageAnnouncer.changed(projectId),
      onGone: projectId => {
        imageAnnouncer.changed(projectId);
        imageAnnouncer.tellCatalog();
      },
      onWorkstation: options.onWorkstation,
      onTemplate: options.onTemplate,
    },
    {
      replicaId: ground.replicaId,
      mayWork: () => firstSweep.isOver,
    },
  );
  return {
    imageKeeper,
    imageAnnouncer,
    blueprints,
    planner,
    onImageChange: imageId => {
      imageAnnouncer.changed(imageId);
      imageKeeper.kick(imageId);
    },
  };
}
