import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { VdiClient } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from './api';
import {
  entityBuildsRouteRef,
  entityContentRouteRef,
  entityTemplateWorkstationsRouteRef,
  entityVersionsRouteRef,
  newImageRouteRef,
  rootRouteRef,
} from './routes';

/**
 * The plugin for apps of the old frontend system.
 *
 * @public
 */
export const vdiPlugin = createPlugin({
  id: 'vdi',
  routes: {
    root: rootRouteRef,
    entityContent: entityContentRouteRef,
    entityBuilds: entityBuildsRouteRef,
    entityVersions: entityVersionsRouteRef,
    entityTemplateWorkstations: entityTemplateWorkstationsRouteRef,
  },
  externalRoutes: { newImage: newImageRouteRef },
  apis: [
    createApiFactory({
      api: vdiApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new VdiClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * The workstations of the signed-in person, with everything below them. Mount it at `/vdi`.
 *
 * @public
 */
export const VdiPage = vdiPlugin.provide(
  createRoutableExtension({
    name: 'VdiPage',
    component: () => import('./components/VdiPage').then(m => m.VdiPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Tab of a catalog entity with the workstations opened for it.
 *
 * @public
 */
export const EntityVdiContent = vdiPlugin.provide(
  createRoutableExtension({
    name: 'EntityVdiContent',
    component: () =>
      import('./components/EntityTab').then(m => m.EntityVdiContent),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * Tab of an image project's entity with its builds; for entities of which `isVdiImage` is true.
 *
 * @public
 */
export const EntityVdiBuildsContent = vdiPlugin.provide(
  createRoutableExtension({
    name: 'EntityVdiBuildsContent',
    component: () =>
      import('./components/EntityImages').then(m => m.EntityVdiBuildsContent),
    mountPoint: entityBuildsRouteRef,
  }),
);

/**
 * Tab of a template's entity with its versions; for entities of which `isVdiTemplate` is true.
 *
 * @public
 */
export const EntityVdiVersionsContent = vdiPlugin.provide(
  createRoutableExtension({
    name: 'EntityVdiVersionsContent',
    component: () =>
      import('./components/EntityImages').then(m => m.EntityVdiVersionsContent),
    mountPoint: entityVersionsRouteRef,
  }),
);

/**
 * Tab of a template's entity with the workstations made from it; for entities of which `isVdiTemplate` is true.
 *
 * @public
 */
export const EntityVdiTemplateWorkstationsContent = vdiPlugin.provide(
  createRoutableExtension({
    name: 'EntityVdiTemplateWorkstationsContent',
    component: () =>
      import('./components/EntityImages').then(
        m => m.EntityVdiTemplateWorkstationsContent,
      ),
    mountPoint: entityTemplateWorkstationsRouteRef,
  }),
);

/**
 * Home page card with the signed-in person's workstations.
 *
 * @public
 */
export const HomePageWorkstations = vdiPlugin.provide(
  createCardExtension({
    name: 'HomePageWorkstations',
    title: 'Workstations',
    components: () => import('./components/HomeWidget'),
  }),
);
