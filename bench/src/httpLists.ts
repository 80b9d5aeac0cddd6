import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import vdiPlugin from '@deskstage/backstage-plugin-vdi-backend';
import express from 'express';
import { presentWorkstation, spec, validatedRouter } from './backend';
import type { Database } from './Database';
import { repeat, spread, type Figure } from './measure';
import type { Scale } from './Scale';

/** Rows of a page: of the table, and the most that there can be. */
const PAGES = [25, 200];

const CONFIGURATION = {
  permission: { enabled: true },
  vdi: {
    deployment: 'bench',
    directory: { tableName: 'vdi-directory' },
    connection: {
      gatewayUrl: 'https://gateway.example.com:8443',
      authenticatorUrl: 'https://gateway.example.com/authenticate',
    },
  },
};

/** Pages of the list over HTTP, beside the same pages from the store. */
export async function measureHttpLists(
  database: Database,
  scale: Scale,
): Promise<Figure[]> {
  const portal = await startTestBackend({
    features: [
      vdiPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootConfig.factory({ data: CONFIGURATION }),
      // The work that the plugin does by itself would be measured with it.
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
    ],
  });
  try {
    const figures: Figure[] = [];
    for (const limit of PAGES) {
      const store = await repeat(scale, () =>
        database.store.list({ sort: '-createdAt', limit }),
      );
      const url = `http://localhost:${portal.server.port()}/api/vdi/v1/workstations?limit=${limit}`;
      const api = await repeat(scale, () => get(url, limit));
      const validation = await measureValidation(database, scale, limit);
      figures.push({
        measure: `List over HTTP, ${limit} rows`,
        on: database.name,
        ...spread(api),
        result: `of which the store ${spread(store).p50.toFixed(
          1,
        )} ms and checking the answer against the specification ${validation.toFixed(
          1,
        )} ms`,
      });
    }
    return figures;
  } finally {
    await portal.stop();
  }
}

async function get(url: string, rows: number): Promise<void> {
  const response = await fetch(url);
  const body = await response.text();
  if (!response.ok || JSON.parse(body).items.length !== rows) {
    throw new Error(`${url} answered ${response.status}: ${body}`);
  }
}

/** Milliseconds that the validator adds to a page. */
async function measureValidation(
  { store }: Database,
  scale: Scale,
  limit: number,
): Promise<number> {
  const { items, total } = await store.list({ sort: '-createdAt', limit });
  const access = {
    readable: undefined,
    may: () => true,
    mayAlways: () => true,
  };
  const page = {
    items: items.map(each => presentWorkstation(each, { access })),
    total,
  };
  const app = express();
  app.use(
    '/validated',
    validatedRouter(router => {
      router.get('/workstations', (_, response) => {
        response.json(page);
      });
    }, spec),
  );
  app.get('/plain/workstations', (_, response) => {
    response.json(page);
  });
  const server = await listen(app);
  try {
    const { port } = server.address() as AddressInfo;
    const measured = async (path: string) => {
      const url = `http://127.0.0.1:${port}/${path}/workstations?limit=${limit}`;
      return spread(await repeat(scale, () => get(url, limit))).p50;
    };
    const validated = await measured('validated');
    return Math.max(0, validated - (await measured('plain')));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listen(app: express.Express): Promise<Server> {
  return new Promise(done => {
    const server = app.listen(0, '127.0.0.1', () => done(server));
  });
}
