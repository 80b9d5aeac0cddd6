import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { VdiClient } from '@deskstage/backstage-plugin-vdi-common';
import express from 'express';
import { VdiCalls } from '../calling';
import { FakeVdi } from './FakeVdi';
import { fakeVdiRouter } from './fakeVdiRouter';

/** What actions need, with a fake of the VDI backend behind it. */
export interface ServedVdi {
  vdi: FakeVdi;
  calls: VdiCalls;
  /** Requests so far: `POST /images as user:default/mock` */
  requests: string[];
  /** Statuses that the next requests are answered with. */
  failures: number[];
  /** How many of the next requests are done without an answer. */
  lostAnswers: number;
  /** Answers with 401 to whom the function says so, such as somebody whose sign-in has ended. */
  refused: (who: string) => boolean;
  /** Begins anew. */
  reset(): void;
  close(): Promise<void>;
}

/** Serves a {@link FakeVdi} on a free port of this machine. */
export async function serveVdi(): Promise<ServedVdi> {
  const auth = mockServices.auth({ pluginId: 'vdi' });
  const served = freshState();
  const app = express();
  app.use((_req, res, next) => {
    if (served.lostAnswers > 0) {
      served.lostAnswers -= 1;
      res.json = () => {
        res.socket?.destroy();
        return res;
      };
    }
    next();
  });
  app.use(
    '/api/vdi/v1',
    fakeVdiRouter(
      () => served.vdi,
      async ({ method, path, token }) => {
        const { principal } = await auth.authenticate(token ?? '');
        const { userEntityRef, subject } = principal as {
          userEntityRef?: string;
          subject?: string;
        };
        const who = userEntityRef ?? subject ?? 'nobody';
        served.requests.push(`${method} ${path} as ${who}`);
        return served.refused(who) ? 401 : served.failures.shift();
      },
    ),
  );
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const calls = new VdiCalls({
    vdi: new VdiClient({
      discoveryApi: {
        getBaseUrl: async id => `http://127.0.0.1:${port}/api/${id}`,
      },
      fetchApi: { fetch },
    }),
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    pauses: [1, 1],
  });
  return Object.assign(served, {
    calls,
    reset() {
      Object.assign(served, freshState());
    },
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  });
}

function freshState() {
  return {
    vdi: new FakeVdi(),
    requests: [] as string[],
    failures: [] as number[],
    lostAnswers: 0,
    refused: (_who: string): boolean => false,
  };
}

/** The person who starts tasks in tests. */
export const initiator = mockCredentials.user();
