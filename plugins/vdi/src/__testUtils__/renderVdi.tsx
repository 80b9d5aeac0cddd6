import {
  createFrontendPlugin,
  createRouteRef,
  identityApiRef,
  PageBlueprint,
  type FrontendFeature,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { vdiApiRef } from '../api';
import vdiPlugin from '../alpha';
import type { FakeVdiApi } from './FakeVdiApi';
import type { FakeSignals } from './FakeSignals';
import { USER } from './samples';

const selectedTemplateRouteRef = createRouteRef({
  params: ['namespace', 'templateName'],
});

interface RenderVdiOptions {
  signals?: FakeSignals;
  entities?: Entity[];
  /** Shows the page of this entity instead of the plugin's own */
  entity?: Entity;
  /** Extensions that the app switches off */
  disabled?: string[];
  /** Other plugins of the app */
  features?: FrontendFeature[];
  language?: string;
}

/** The scaffolder as far as others lead to it. */
export const scaffolderStandIn = createFrontendPlugin({
  pluginId: 'scaffolder',
  routes: { selectedTemplate: selectedTemplateRouteRef },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/create/templates/:namespace/:templateName',
        routeRef: selectedTemplateRouteRef,
        loader: async () => <p>A form</p>,
      },
    }),
  ],
});

const catalogStandIn = createFrontendPlugin({
  pluginId: 'catalog',
  routes: { catalogEntity: entityRouteRef },
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <p>An entity</p>,
      },
    }),
  ],
});

/** Renders an app of the new frontend system with the plugin, at a path. */
export function renderVdi(
  path: string,
  api: FakeVdiApi,
  options: RenderVdiOptions = {},
) {
  const { signals, entities = [], entity, language = 'en' } = options;
  const { disabled = [], features = [] } = options;
  // The app remembers the language there.
  localStorage.setItem('language', language);
  return renderTestApp({
    config: {
      app: {
        baseUrl: 'http://localhost',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['en', 'fr'] },
            },
          },
          ...disabled.map(id => ({ [id]: false })),
        ],
      },
    },
    initialRouteEntries: [path],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    apis: [
      [identityApiRef, mockApis.identity({ userEntityRef: USER })],
      [vdiApiRef, api],
      [catalogApiRef, catalogApiMock({ entities })],
      ...(signals ? [[signalApiRef, signals] as const] : []),
    ],
    features: [vdiPlugin, ...features, ...(entity ? [] : [catalogStandIn])],
  });
}
