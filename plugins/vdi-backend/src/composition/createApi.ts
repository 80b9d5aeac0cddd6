import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { Router } from 'express';
import { OperationsService } from '../operations';
import { Access } from '../permissions';
import { PoolService } from '../pools';
import { createRouter } from '../router';
import { TemplateAdministration, type DefaultVersions } from '../templates';
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
    templates: templates.service,
    administration: createAdministration(
      ground,
      templates,
      pools,
      access,
      parts.defaults,
    ),
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
      health,
      clock,
    }),
    store: stores.workstations,
    limitPerUser: config.limitPerUser,
  });
}

function createAdministration(
  { aws, stores, clock }: Ground,
  templates: Templates,
  pools: Pools,
  access: Access,
  defaults: DefaultVersions,
): TemplateAdministration {
  return new TemplateAdministration({
    access,
    catalog: templates.catalog,
    templates: templates.service,
    launchTemplates: aws.launchTemplates,
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
    onChange: templateId => pools.keeper.kick(templateId),
  });
}
