import { screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { FlatRoutes } from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import {
  HomePageWorkstations,
  isVdiAvailable,
  vdiApiRef,
  VdiPage,
  vdiPlugin,
} from '.';
import { Content } from './components/HomeWidget';
import { rootRouteRef } from './routes';
import { FakeVdiApi } from './__testUtils__/FakeVdiApi';
import {
  administrator,
  samplePool,
  sampleWorkstation,
  USER,
} from './__testUtils__/samples';

function fakeApi() {
  const api = new FakeVdiApi();
  api.workstations = [sampleWorkstation()];
  return api;
}

function apis(api = fakeApi()) {
  return [
    [vdiApiRef, api],
    [catalogApiRef, catalogApiMock()],
    [identityApiRef, mockApis.identity({ userEntityRef: USER })],
  ] as const;
}

describe('vdi plugin in the old frontend system', () => {
  it('brings its client and its page, which leads to a workstation', async () => {
    expect(Array.from(vdiPlugin.getApis(), ({ api }) => api.id)).toEqual([
      'plugin.vdi.client',
    ]);
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <FlatRoutes>
          <Route path="/vdi" element={<VdiPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/vdi'],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Workstations' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'payments-debug' }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/vdi\/workstations\/ws-/),
    );
  });

  it.each([
    ['/vdi/templates', 'Templates'],
    ['/vdi/templates/ubuntu-dev', 'Ubuntu developer'],
    ['/vdi/pools', 'Pools'],
    ['/vdi/pools/ubuntu-dev', 'Warm pool of Ubuntu developer'],
    ['/vdi/operations', 'Operations'],
    ['/vdi/all', 'All workstations'],
  ])('brings %s to those who run the fleet', async (path, name) => {
    const api = fakeApi();
    api.me = administrator;
    api.pools = [samplePool()];
    await renderInTestApp(
      <TestApiProvider apis={apis(api)}>
        <FlatRoutes>
          <Route path="/vdi" element={<VdiPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: [path],
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 2, name }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Operations' })).toHaveAttribute(
      'href',
      '/vdi/operations',
    );
  });

  it('has a home page card to connect from', async () => {
    expect(HomePageWorkstations).toBeDefined();
    await renderInTestApp(
      <TestApiProvider apis={apis()}>
        <Content />
      </TestApiProvider>,
      { mountedRoutes: { '/vdi': rootRouteRef } },
    );
    expect(
      await screen.findByRole('button', {
        name: 'Connect to payments-debug in the browser',
      }),
    ).toBeInTheDocument();
  });

  it('knows which entities are opened for workstations', () => {
    const open = (value?: string) =>
      isVdiAvailable({
        apiVersion: 'v1',
        kind: 'Component',
        metadata: {
          name: 'x',
          annotations: value ? { 'vdi.deskstage.io/workstations': value } : {},
        },
      });
    expect([open(), open('true'), open('false')]).toEqual([false, true, false]);
  });
});
