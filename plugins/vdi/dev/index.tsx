import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import vdiPlugin from '../src/alpha';
import { vdiApiRef } from '../src/api';
import { devApi } from './devApi';
import { DevEntityPage, devEntities, DevHomePage } from './DevPages';

const scene = new URLSearchParams(window.location.search).get('scene');

createDevApp({
  features: [
    vdiPlugin.withOverrides({
      extensions: [
        vdiPlugin.getExtension('api:vdi').override({
          params: defineParams =>
            defineParams({
              api: vdiApiRef,
              deps: {},
              factory: () => devApi(scene),
            }),
        }),
      ],
    }),
    createFrontendPlugin({
      pluginId: 'catalog',
      title: 'Catalog',
      routes: { catalogEntity: entityRouteRef },
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities: devEntities }),
            }),
        }),
        PageBlueprint.make({
          name: 'entity',
          params: {
            path: '/catalog/:namespace/:kind/:name',
            routeRef: entityRouteRef,
            loader: async () => <DevEntityPage />,
          },
        }),
        PageBlueprint.make({
          name: 'home',
          params: { path: '/home', loader: async () => <DevHomePage /> },
        }),
      ],
    }),
  ],
});
