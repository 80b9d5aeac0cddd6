import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { Router } from 'express';
import type { Blueprints, PartsPlanner } from '../images';
import { OperationsService } from '../operations';
import { Access } from '../permissions';
import { PoolService } from '../pools';
import { createRouter } from '../router';
import { TemplateAdministration, type DefaultVersions } from '../templates';
import { createImages } from './createImages';
import type { Ground } from './createGround';
import type { Pools } from './createPools';
import type { Templates } from './createTemplates';
import { createWorkstations } from './createWorkstations';
import type { VdiOptions } from './VdiOptions';

/** Puts together what answers people's requests. */
export function createApi(
  options: VdiOptions,
  parts: {
    ground: Ground;
    templates: Templates;
    pools: Pools;
    defaults: DefaultVersions;
    /** Called when a row is due or the history has a new line. */
    onChange: () => void;
    /** Called when a template has changed. */
    onTemplate: (templateId: string) => void;
    images: {
      blueprints: Blueprints;
      planner: PartsPlanner;
      /** Called when an image project is due. */
      onChange: (imageId: string) => void;
    };
  },
): Router {
  const { ground, templates, pools, onChange } = parts;
  const { config, stores, health, clock } = ground;
  const access = new Access({
    auth: options.auth,
    userInfo: options.userInfo,
    permissions: options.permissions,
    permissionsRegistry: options.permissionsRegistry,
    enabled: config.permissionsEnabled,
  });
  const workstations = createWorkstations(ground, templates, pools, {
    access,
    catalog: options.catalog,
    onChange,
  });
  return createRouter({
    httpAuth: options.httpAuth,
    auditor: options.auditor,
    access,
    health,
    ...workstations,
    images: createImages(ground, templates, {
      access,
      catalog: options.catalog,
      ...parts.images,
    }),
    templates: templates.service,
    administration: createAdministration(parts, access, options.catalog),
    pools: new PoolService({
      access,
      templates: templates.service,
      catalog: templates.catalog,
      presenter: workstations.presenter,
      store: stores.workstations,
      pools: stores.pools,
      directory: pools.directory,
      keeper: pools.keeper,
      prices: templates.prices,
      clock,
      onChange,
    }),
    operations: new OperationsService({
      access,
      store: stores.operations,
      workstations: stores.workstations,
      pools: stores.pools,
      directory: pools.directory,
      catalog: templates.catalog,
      health,
      clock,
    }),
    store: stores.workstations,
    limitPerUser: config.limitPerUser,
  });
}

function createAdministration(
  parts: Pick<
    Parameters<typeof createApi>[1],
    'ground' | 'templates' | 'pools' | 'defaults' | 'onTemplate'
  >,
  access: Access,
  entities: VdiOptions['catalog'],
): TemplateAdministration {
  const { ground, templates, pools, defaults, onTemplate } = parts;
  const { aws, stores, clock } = ground;
  return new TemplateAdministration({
    access,
    catalog: templates.catalog,
    templates: templates.service,
    launchTemplates: aws.launchTemplates,
    entities,
    defaults,
    store: stores.templates,
    workstations: stores.workstations,
    poolOf: async templateId => {
      const pool = (await pools.directory.all()).get(templateId);
      return {
        target: pool ? targetAt(pool.settings, clock()) : 0,
        surge: pool?.settings.surge ?? 0,
      };
    },
    clock,
    onChange: onTemplate,
  });
}
