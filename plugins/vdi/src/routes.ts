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

/** The tab of a catalog entity. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'vdi.entity-content',
});
