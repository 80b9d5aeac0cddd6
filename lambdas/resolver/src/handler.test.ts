import { routeKey } from '@deskstage/backstage-plugin-vdi-common/directory';
import type { DirectoryTable } from '@deskstage/vdi-lambda-directory';
import {
  TestDirectory,
  testClient,
} from '@deskstage/vdi-lambda-directory/testUtils';
import type { LambdaHandler, LogEntry } from '@deskstage/vdi-lambda-http';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';
import { createHandler } from './handler';

const OPEN = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8w';
const CLOSED = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8x';
const BROKEN = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8y';
const UNKNOWN = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8z';

let directory: TestDirectory;
let logged: LogEntry[];
let resolve: LambdaHandler;

beforeAll(async () => {
  directory = await TestDirectory.start();
  await directory.put({
    pk: routeKey(OPEN),
    workstationId: OPEN,
    state: 'open',
    epoch: 3,
    host: 'ip-10-0-1-23.eu-west-1.compute.internal',
    port: 8444,
    webUrlPath: '/desk',
    serverSessionId: 'console',
    osUser: 'ada',
  });
  await directory.put({
    pk: routeKey(CLOSED),
    workstationId: CLOSED,
    state: 'closed',
    epoch: 4,
    ttl: 1_900_000_000,
  });
  await directory.put({
    pk: routeKey(BROKEN),
    workstationId: BROKEN,
    state: 'open',
    epoch: 1,
  });
});

afterAll(() => directory.stop());

beforeEach(() => {
  directory.forget();
  logged = [];
  resolve = over(directory);
});

function over({ client, tableName }: DirectoryTable): LambdaHandler {
  return createHandler({ client, tableName, log: entry => logged.push(entry) });
}

const rest = eventShapes[0];

function ask(query: string, path = '/resolveSession', method = 'POST') {
  return resolve(rest.toEvent({ path, query, method }));
}

describe.each(eventShapes)('behind $name', shape => {
  it.each(['HTTP', 'QUIC'])(
    'answers where a session is (%s)',
    async transport => {
      const result = await resolve(
        shape.toEvent({
          path: '/resolveSession',
          query: `sessionId=${OPEN.replace(
            '-',
            '%2D',
          )}&transport=${transport}&clientIpAddress=2001%3Adb8%3A%3A1`,
        }),
        { awsRequestId: 'lambda-1' },
      );

      expect(result.statusCode).toBe(200);
      expect([result[shape.responseHeaders]?.['Content-Type']].flat()).toEqual([
        'application/json',
      ]);
      expect(JSON.parse(result.body)).toEqual({
        SessionId: 'console',
        TransportProtocol: transport,
        DcvServerEndpoint: 'ip-10-0-1-23.eu-west-1.compute.internal',
        Port: 8444,
        WebUrlPath: '/desk',
      });
      expect(directory.operations).toEqual(['GetItem']);
      expect(directory.consistentReads).toBe(1);
      expect(logged).toEqual([
        {
          level: 'info',
          message: 'Resolved.',
          workstationId: OPEN,
          reason: 'resolved',
          requestId: 'lambda-1',
          durationMs: expect.any(Number),
        },
      ]);
    },
  );
});

it.each([
  ['', 400, 'sessionId'],
  ['sessionId=&transport=HTTP', 400, 'sessionId'],
  [`sessionId=${OPEN}&sessionId=${CLOSED}&transport=HTTP`, 400, 'sessionId'],
  [`SessionId=${OPEN}&transport=HTTP`, 400, 'sessionId'],
  [`sessionId=${OPEN}`, 400, 'transport'],
  [`sessionId=${OPEN}&transport=http`, 400, 'transport'],
  [`sessionId=${OPEN}&transport=TCP`, 400, 'transport'],
  ['sessionId=i-0123456789abcdef0&transport=HTTP', 404, 'session'],
  [`sessionId=${OPEN.toUpperCase()}&transport=HTTP`, 404, 'session'],
  [`sessionId=${OPEN}%0a&transport=HTTP`, 404, 'session'],
  [`sessionId=route%23${OPEN}&transport=HTTP`, 404, 'session'],
])('refuses ?%s with %i without a read', async (query, status, hint) => {
  const result = await ask(query);
  expect(result.statusCode).toBe(status);
  expect(JSON.parse(result.body).message).toContain(hint);
  expect(directory.operations).toEqual([]);
  expect(JSON.stringify(logged)).not.toContain(OPEN);
});

it.each([
  ['closed', CLOSED],
  ['unknown', UNKNOWN],
])('does not know a workstation whose route is %s', async (_, id) => {
  const result = await ask(`sessionId=${id}&transport=HTTP`);
  expect(result.statusCode).toBe(404);
  expect(directory.operations).toEqual(['GetItem']);
  expect(logged[0]).toMatchObject({ reason: 'no-open-route' });
});

it('answers on its own path and method only', async () => {
  const query = `sessionId=${OPEN}&transport=HTTP`;
  const get = await ask(query, '/resolveSession', 'GET');
  expect(get).toMatchObject({ statusCode: 405, headers: { Allow: 'POST' } });

  for (const path of [
    '/',
    '/resolvesession',
    '/resolveSession/',
    '/xresolveSession',
  ]) {
    expect((await ask(query, path)).statusCode).toBe(404);
  }
  expect((await ask(query, '/prod/v2/resolveSession')).statusCode).toBe(200);
  expect((await resolve(undefined)).statusCode).toBe(404);
});

it('answers 500 and says why in the log when the directory fails', async () => {
  const broken = await ask(`sessionId=${BROKEN}&transport=HTTP`);
  expect(broken.statusCode).toBe(500);
  expect(logged[0]).toMatchObject({
    level: 'error',
    workstationId: BROKEN,
    reason: 'directory-unavailable',
    error: "Error: An item 'route' of the directory has no 'host'.",
  });

  const query = `sessionId=${OPEN}&transport=HTTP`;
  const failing = [
    { client: directory.client, tableName: 'another-table' },
    { client: testClient('http://127.0.0.1:1'), tableName: 'directory' },
  ];
  for (const table of failing) {
    const result = await over(table)(
      rest.toEvent({ path: '/resolveSession', query }),
    );
    expect(result.statusCode).toBe(500);
    expect(JSON.parse(result.body)).toEqual({
      message: 'The directory cannot be read.',
    });
  }
  expect(logged[1].error).toMatch(/^ResourceNotFoundException: /);
  expect(logged[2].error).toMatch(/ECONNREFUSED/);
});
