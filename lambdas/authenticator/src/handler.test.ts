import { createHash, randomBytes } from 'node:crypto';
import {
  grantKey,
  routeKey,
  type GrantItem,
  type RouteItem,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import type { DirectoryTable } from '@deskstage/vdi-lambda-directory';
import {
  TestDirectory,
  testClient,
} from '@deskstage/vdi-lambda-directory/testUtils';
import type { LambdaHandler, Log, LogEntry } from '@deskstage/vdi-lambda-http';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';
import fc from 'fast-check';
import { createHandler, handler } from './handler';

const WORKSTATION = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8w';
const OTHER = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8x';
const EXPIRES_AT = 1_800_000_000;
const NO =
  '<auth result="no"><message>This link is not valid any more. Connect from the portal again.</message></auth>';

let directory: TestDirectory;
let logged: LogEntry[];
let authenticate: LambdaHandler;
let now: number;
let token: string;

beforeAll(async () => {
  directory = await TestDirectory.start();
});

afterAll(() => directory.stop());

beforeEach(async () => {
  now = EXPIRES_AT * 1000 - 60_000;
  logged = [];
  authenticate = over(directory, entry => logged.push(entry));
  await putRoute({});
  token = await putGrant({});
});

function over({ client, tableName }: DirectoryTable, log?: Log): LambdaHandler {
  return createHandler({ client, tableName, log, now: () => now });
}

function putRoute(change: Partial<RouteItem>): Promise<void> {
  const workstationId = change.workstationId ?? WORKSTATION;
  return directory.put({
    pk: routeKey(workstationId),
    workstationId,
    state: 'open',
    epoch: 7,
    host: 'ip-10-0-1-23.eu-west-1.compute.internal',
    port: 8443,
    webUrlPath: '/',
    serverSessionId: 'console',
    osUser: 'ada',
    ...change,
  });
}

async function putGrant(change: Partial<GrantItem>): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await directory.put({
    pk: grantKey(createHash('sha256').update(secret).digest('hex')),
    workstationId: WORKSTATION,
    epoch: 7,
    expiresAt: EXPIRES_AT,
    ttl: EXPIRES_AT + 3600,
    ...change,
  });
  return secret;
}

function form(fields: Record<string, string> = {}): string {
  return new URLSearchParams({
    sessionId: 'console',
    authenticationToken: token,
    clientAddress: '10.0.0.7',
    ...fields,
  }).toString();
}

const rest = eventShapes[0];

async function ask(
  body = form(),
  path = `/authenticate/${WORKSTATION}`,
  method = 'POST',
) {
  const result = await authenticate(rest.toEvent({ path, body, method }));
  expect(result.statusCode).toBe(200);
  expect(result.headers?.['Content-Type']).toBe('text/xml');
  return result.body;
}

it.each(eventShapes)(
  'lets the holder of a grant in behind $name',
  async shape => {
    const result = await authenticate(
      shape.toEvent({ path: `/authenticate/${WORKSTATION}`, body: form() }),
      { awsRequestId: 'lambda-1' },
    );

    expect(result.statusCode).toBe(200);
    expect([result[shape.responseHeaders]?.['Content-Type']].flat()).toEqual([
      'text/xml',
    ]);
    expect(result.body).toBe(
      '<auth result="yes"><username>ada</username></auth>',
    );
    expect(directory.operations).toEqual(['GetItem', 'GetItem']);
    expect(directory.consistentReads).toBe(2);
    expect(logged).toEqual([
      {
        level: 'info',
        message: 'Let in.',
        workstationId: WORKSTATION,
        reason: 'granted',
        requestId: 'lambda-1',
        durationMs: expect.any(Number),
      },
    ]);
  },
);

it('answers with exactly the owner of the session, escaped', async () => {
  await putRoute({ osUser: `CORP\\o'neil & <söns> "&amp;"` });
  expect(await ask()).toBe(
    '<auth result="yes"><username>CORP\\o&apos;neil &amp; &lt;söns&gt; &quot;&amp;amp;&quot;</username></auth>',
  );
});

it('refuses a grant from the second of its expiry on', async () => {
  now = EXPIRES_AT * 1000 - 1;
  expect(await ask()).toContain('result="yes"');
  now = EXPIRES_AT * 1000;
  expect(await ask()).toBe(NO);
  expect(logged[1]).toMatchObject({ level: 'warn', reason: 'expired' });
});

describe('refuses with the same words', () => {
  const cases: [string, string, () => Promise<string>][] = [
    [
      'an unknown token',
      'unknown-grant',
      () => ask(form({ authenticationToken: 'A'.repeat(43) })),
    ],
    [
      'a token for another workstation',
      'other-workstation',
      async () => {
        await putRoute({ workstationId: OTHER });
        return ask(form(), `/authenticate/${OTHER}`);
      },
    ],
    [
      'a grant of an earlier epoch',
      'stale-epoch',
      async () =>
        ask(form({ authenticationToken: await putGrant({ epoch: 6 }) })),
    ],
    [
      'a grant of a later epoch',
      'stale-epoch',
      async () =>
        ask(form({ authenticationToken: await putGrant({ epoch: 8 }) })),
    ],
    [
      'a closed route',
      'no-open-route',
      async () => {
        await putRoute({ state: 'closed' });
        return ask();
      },
    ],
    [
      'a workstation without a route',
      'no-open-route',
      async () => {
        const workstationId = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8z';
        const authenticationToken = await putGrant({ workstationId });
        return ask(
          form({ authenticationToken }),
          `/authenticate/${workstationId}`,
        );
      },
    ],
    [
      'another session of the server',
      'other-session',
      () => ask(form({ sessionId: 'virtual-1' })),
    ],
  ];

  it.each(cases)('%s (%s)', async (_, reason, attempt) => {
    expect(await attempt()).toBe(NO);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ level: 'warn', reason });
    expect(directory.operations).toEqual(['GetItem', 'GetItem']);
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'a truncated token',
      'malformed-token',
      () => ask(form({ authenticationToken: token.slice(1) })),
    ],
    [
      'an oversized token',
      'malformed-token',
      () => ask(form({ authenticationToken: `${token}A` })),
    ],
    [
      'a token with a line end',
      'malformed-token',
      () => ask(form({ authenticationToken: `${token}\n` })),
    ],
    [
      'a token in another alphabet',
      'malformed-token',
      () => ask(form({ authenticationToken: `${token.slice(1)}+` })),
    ],
    [
      'two tokens',
      'malformed-token',
      () => ask(`${form()}&authenticationToken=${token}`),
    ],
    ['no token', 'malformed-token', () => ask('sessionId=console')],
    [
      'no session',
      'malformed-session-id',
      () => ask(`authenticationToken=${token}`),
    ],
    [
      'an oversized body',
      'malformed-body',
      () => ask(`${form()}&more=${'x'.repeat(4096)}`),
    ],
    [
      'an instance id',
      'malformed-workstation-id',
      () => ask(form(), '/authenticate/i-0123456789abcdef0'),
    ],
    [
      'the id in upper case',
      'malformed-workstation-id',
      () => ask(form(), `/authenticate/${WORKSTATION.toUpperCase()}`),
    ],
    [
      'another path',
      'malformed-request',
      () => ask(form(), `/Authenticate/${WORKSTATION}`),
    ],
    [
      'a path below',
      'malformed-request',
      () => ask(form(), `/authenticate/${WORKSTATION}/x`),
    ],
    [
      'another method',
      'malformed-request',
      () => ask(form(), `/authenticate/${WORKSTATION}`, 'GET'),
    ],
  ])('%s (%s), without a read', async (_, reason, attempt) => {
    expect(await attempt()).toBe(NO);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ level: 'warn', reason });
    expect(directory.operations).toEqual([]);
  });
});

it('accepts any prefix before its path', async () => {
  expect(await ask(form(), `/prod/vdi/authenticate/${WORKSTATION}`)).toContain(
    'result="yes"',
  );
});

it('refuses, and says why in the log, when the directory fails', async () => {
  const log: Log = entry => logged.push(entry);
  for (const table of [
    { client: directory.client, tableName: 'another-table' },
    { client: testClient('http://127.0.0.1:1'), tableName: 'directory' },
  ]) {
    authenticate = over(table, log);
    expect(await ask()).toBe(
      '<auth result="no"><message>Links cannot be checked right now. Try again soon.</message></auth>',
    );
  }
  expect(logged[0]).toMatchObject({
    level: 'error',
    workstationId: WORKSTATION,
    reason: 'directory-unavailable',
    error: expect.stringMatching(/^ResourceNotFoundException: /),
  });
  expect(logged[1].error).toMatch(/ECONNREFUSED/);

  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    authenticate = handler;
    expect(await ask()).toContain('result="no"');
    expect(write.mock.calls.join()).toContain('DIRECTORY_TABLE is not set');
  } finally {
    write.mockRestore();
  }
});

it('neither fails nor lets anybody in whatever it is sent', async () => {
  const mutated = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.base64String({ maxLength: 100 }),
    fc.nat(42).map(length => token.slice(0, length)),
    fc.constant('x'.repeat(100_000)),
    fc
      .tuple(fc.nat(42), fc.constantFrom('A', '-', '%', ' ', '\0'))
      .map(([at, c]) => token.slice(0, at) + c + token.slice(at + 1))
      .filter(text => text !== token),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
    mutated.map(text => Buffer.from(form({ authenticationToken: text }))),
    fc.nat({ max: 60 }).map(length => Buffer.from(form().slice(0, length))),
    mutated.map(text => Buffer.from(`${form()}&authenticationToken=${text}`)),
  );
  const event = fc.oneof(
    fc.record({
      httpMethod: fc.constantFrom('POST', 'GET', undefined),
      path: fc.constantFrom(
        `/authenticate/${WORKSTATION}`,
        `/authenticate/${OTHER}`,
        `/authenticate/`,
        '',
      ),
      body: body.map(bytes => bytes.toString('base64')),
      isBase64Encoded: fc.constant(true),
    }),
    fc.record({
      httpMethod: fc.constant('POST'),
      path: fc.constant(`/authenticate/${WORKSTATION}`),
      body: fc.oneof(fc.string(), fc.anything()),
      isBase64Encoded: fc.anything(),
    }),
    fc.anything(),
  );

  await fc.assert(
    fc.asyncProperty(event, async sent => {
      const result = await authenticate(sent);
      expect(result).toMatchObject({ statusCode: 200, body: NO });
    }),
    { numRuns: 500 },
  );
});

it('logs nothing that opens a door', async () => {
  const hash = createHash('sha256').update(token).digest('hex');
  const lines: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation(line => lines.push(String(line)) > 0);
  try {
    for (const tableName of [directory.tableName, 'another-table']) {
      authenticate = over({ client: directory.client, tableName });
      await ask();
      await ask(form({ sessionId: 'virtual-1' }));
      await ask(form({ authenticationToken: `${token}A` }));
    }
  } finally {
    write.mockRestore();
  }

  expect(lines.map(line => JSON.parse(line).reason)).toEqual([
    'granted',
    'other-session',
    'malformed-token',
    'directory-unavailable',
    'directory-unavailable',
    'malformed-token',
  ]);
  for (const line of lines) {
    expect(line).toMatch(/^\{.*\}\n$/);
    expect(line).not.toContain(token);
    expect(line).not.toContain(hash);
    expect(line).not.toContain('clientAddress');
  }
});
