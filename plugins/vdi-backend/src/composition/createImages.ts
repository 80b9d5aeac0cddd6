import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Blueprints,
  ImageAccess,
  ImageBuilds,
  ImageChecks,
  ImagePresenter,
  ImageProjects,
  ImageReader,
  type PartsPlanner,
} from '../images';
import type { Access } from '../permissions';
import type { Ground } from './createGround';
import type { Templates } from './createTemplates';

/** What answers requests about image projects. */
export interface Images {
  reader: ImageReader;
  projects: ImageProjects;
  builds: ImageBuilds;
}

/** Puts together what answers requests about image projects. */
export function createImages(
  ground: Ground,
  templates: Templates,
  options: {
    access: Access;
    catalog: CatalogService;
    blueprints: Blueprints;
    planner: PartsPlanner;
    /** Called when a project is due. */
    onChange: (imageId: string) => void;
  },
): Images {
  const { aws, stores, health, clock } = ground;
  const { catalog, blueprints, planner, onChange } = options;
  const store = stores.images;
  const access = new ImageAccess({ access: options.access, store });
  const presenter = new ImagePresenter({
    store,
    images: aws.images,
    blueprints,
    catalog: templates.catalog,
    prices: templates.prices,
    clock,
  });
  const checks = new ImageChecks({
    store,
    blueprints,
    planner,
    images: aws.images,
    launchTemplates: aws.launchTemplates,
    templates: templates.catalog,
    catalog,
    workstations: stores.workstations,
    health,
  });
  return {
    reader: new ImageReader({
      access,
      store,
      presenter,
      blueprints,
      catalog: templates.catalog,
      launchTemplates: aws.launchTemplates,
      prices: templates.prices,
      health,
    }),
    projects: new ImageProjects({
      access,
      checks,
      store,
      presenter,
      clock,
      onChange,
    }),
    builds: new ImageBuilds({
      access,
      store,
      presenter,
      templates: templates.catalog,
      clock,
      onChange,
    }),
  };
}
