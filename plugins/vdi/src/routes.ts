import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

/** The page with the caller's own workstations. @public */
export const rootRouteRef = createRouteRef({ id: 'vdi' });

/** The table of everybody's workstations. @public */
export const allWorkstationsRouteRef = createSubRouteRef({
  id: 'vdi.all',
  parent: rootRouteRef,
  path: '/all',
});

/** One workstation, by its id. @public */
export const workstationRouteRef = createSubRouteRef({
  id: 'vdi.workstation',
  parent: rootRouteRef,
  path: '/workstations/:workstationId',
});

/** What workstations are made from, for those who manage it. @public */
export const templatesRouteRef = createSubRouteRef({
  id: 'vdi.templates',
  parent: rootRouteRef,
  path: '/templates',
});

/** One template, by its id. @public */
export const templateRouteRef = createSubRouteRef({
  id: 'vdi.template',
  parent: rootRouteRef,
  path: '/templates/:templateId',
});

/** The warm pools. @public */
export const poolsRouteRef = createSubRouteRef({
  id: 'vdi.pools',
  parent: rootRouteRef,
  path: '/pools',
});

/** The warm pool of a template, by the template's id. @public */
export const poolRouteRef = createSubRouteRef({
  id: 'vdi.pool',
  parent: rootRouteRef,
  path: '/pools/:templateId',
});

/** How the plugin itself is doing. @public */
export const operationsRouteRef = createSubRouteRef({
  id: 'vdi.operations',
  parent: rootRouteRef,
  path: '/operations',
});

/** The tab of a catalog entity. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'vdi.entity-content',
});
