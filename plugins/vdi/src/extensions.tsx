import {
  ApiBlueprint,
  PageBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  VdiClient,
  WORKSTATIONS_ANNOTATION,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

export const vdiApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: vdiApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new VdiClient({ discoveryApi, fetchApi }),
    }),
});

export const vdiPage = PageBlueprint.make({
  params: {
    path: '/vdi',
    routeRef: rootRouteRef,
    loader: () => import('./components/VdiPage').then(m => <m.NfsVdiPage />),
  },
});

export const entityContent = EntityContentBlueprint.make({
  name: 'workstations',
  params: {
    path: 'workstations',
    title: 'Workstations',
    group: 'operation',
    routeRef: entityContentRouteRef,
    filter: {
      kind: { $in: ['component', 'system'] },
      [`metadata.annotations.${WORKSTATIONS_ANNOTATION}`]: 'true',
    },
    loader: () =>
      import('./components/EntityTab').then(m => <m.EntityVdiContent />),
  },
});

export const homeWidget = HomePageWidgetBlueprint.make({
  name: 'workstations',
  params: {
    name: 'HomePageWorkstations',
    title: 'Workstations',
    description: 'Your workstations, ready to connect',
    layout: {
      width: { minColumns: 3, maxColumns: 12, defaultColumns: 6 },
      height: { minRows: 3, maxRows: 12, defaultRows: 6 },
    },
    components: () => import('./components/HomeWidget'),
  },
});
