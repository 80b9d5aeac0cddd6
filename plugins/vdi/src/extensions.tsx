import {
  ApiBlueprint,
  PageBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  IMAGE_ANNOTATION,
  TEMPLATE_ANNOTATION,
  VdiClient,
  WORKSTATIONS_ANNOTATION,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from './api';
import {
  entityBuildsRouteRef,
  entityContentRouteRef,
  entityTemplateWorkstationsRouteRef,
  entityVersionsRouteRef,
  rootRouteRef,
} from './routes';

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

const isImage = {
  [`metadata.annotations.${IMAGE_ANNOTATION}`]: { $exists: true },
};
const isTemplate = {
  $any: [
    isImage,
    { [`metadata.annotations.${TEMPLATE_ANNOTATION}`]: { $exists: true } },
  ],
};

export const entityBuilds = EntityContentBlueprint.make({
  name: 'image-builds',
  params: {
    path: 'builds',
    title: 'Builds',
    routeRef: entityBuildsRouteRef,
    filter: isImage,
    loader: () =>
      import('./components/EntityImages').then(m => (
        <m.EntityVdiBuildsContent />
      )),
  },
});

export const entityVersions = EntityContentBlueprint.make({
  name: 'template-versions',
  params: {
    path: 'versions',
    title: 'Versions',
    routeRef: entityVersionsRouteRef,
    filter: isTemplate,
    loader: () =>
      import('./components/EntityImages').then(m => (
        <m.EntityVdiVersionsContent />
      )),
  },
});

export const entityTemplateWorkstations = EntityContentBlueprint.make({
  name: 'template-workstations',
  params: {
    path: 'template-workstations',
    title: 'Workstations',
    routeRef: entityTemplateWorkstationsRouteRef,
    filter: isTemplate,
    loader: () =>
      import('./components/EntityImages').then(m => (
        <m.EntityVdiTemplateWorkstationsContent />
      )),
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
