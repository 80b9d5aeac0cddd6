import { createHash, randomBytes } from 'node:crypto';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  GetCommandInvocationCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm';
import {
  launchInput,
  startTestBed,
  OBSERVE_PARAMETERS,
  setUpParameters,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';
import { readVerdict } from './DcvServer';

afterEach(stopAll);

const WORKSTATION = 'ws-01j8zq0d9xk3v5n7r2t4w6y8ab';
const OTHER = 'ws-01j8zq0d9xk3v5n7r2t4w6y8ac';

async function run(
  bed: TestBed,
  instanceId: string,
  action: string,
  Parameters: Record<string, string[]>,
) {
  const { Command } = await bed.ssm.send(
    new SendCommandCommand({
      DocumentName: `vdi-demo-${action}`,
      InstanceIds: [instanceId],
      Parameters,
    }),
  );
  return bed.ssm.send(
    new GetCommandInvocationCommand({
      CommandId: Command!.CommandId,
      InstanceId: instanceId,
      PluginName: 'linux',
    }),
  );
}

async function observe(bed: TestBed, instanceId: string) {
  const { StandardOutputContent } = await run(
    bed,
    instanceId,
    'observe',
    OBSERVE_PARAMETERS,
  );
  return JSON.parse(StandardOutputContent!);
}

/** A prepared workstation with a route, whose session belongs to `desktop`. */
async function openWorkstation(bed: TestBed, routeUser = 'desktop') {
  const { Instances } = await bed.ec2.send(
    new RunInstancesCommand(launchInput()),
  );
  const { InstanceId, PrivateDnsName } = Instances![0];
  await run(
    bed,
    InstanceId!,
    'prepare',
    setUpParameters([[InstanceId!, WORKSTATION, 'desktop']], {
      VerifierUrl: [bed.simulator.authenticatorUrl],
    }),
  );
  await bed.dynamoDb.send(
    new PutItemCommand({
      TableName: 'vdi-directory',
      Item: {
        pk: { S: `route#${WORKSTATION}` },
        workstationId: { S: WORKSTATION },
        state: { S: 'open' },
        epoch: { N: '1' },
        host: { S: PrivateDnsName! },
        port: { N: '8443' },
        webUrlPath: { S: '/' },
        serverSessionId: { S: 'console' },
        osUser: { S: routeUser },
      },
    }),
  );
  return InstanceId!;
}

async function mintGrant(
  bed: TestBed,
  { workstationId = WORKSTATION, seconds = 3600 } = {},
) {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = { N: String(Math.floor(bed.clock.now() / 1000) + seconds) };
  await bed.dynamoDb.send(
    new PutItemCommand({
      TableName: 'vdi-directory',
      Item: {
        pk: { S: `grant#${createHash('sha256').update(token).digest('hex')}` },
        workstationId: { S: workstationId },
        epoch: { N: '1' },
        expiresAt,
        ttl: expiresAt,
      },
    }),
  );
  return token;
}

async function connect(
  bed: TestBed,
  authToken: string,
  sessionId = WORKSTATION,
) {
  const response = await fetch(`${bed.simulator.gatewayUrl}/connect`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sessionId, authToken }),
  });
  return { status: response.status, ...(await response.json()) };
}

describe('gateway', () => {
  it('lets the holder of a grant in, counts the connection and ends it', async () => {
    const bed = await startTestBed();
    const instanceId = await openWorkstation(bed);
    const token = await mintGrant(bed);
    const first = await connect(bed, token);
    expect(first).toMatchObject({
      status: 200,
      admitted: true,
      userName: 'desktop',
      workstationId: WORKSTATION,
      instanceId,
      port: 8443,
      platform: 'linux',
    });
    await connect(bed, token);
    expect(await observe(bed, instanceId)).toMatchObject({
      owner: 'desktop',
      'num-of-connections': 2,
      'last-disconnection-time': '',
    });
    bed.clock.advance(60);
    const leave = () =>
      fetch(`${bed.simulator.gatewayUrl}/disconnect`, {
        method: 'POST',
        body: first.connectionId,
      });
    expect((await leave()).status).toBe(204);
    expect((await leave()).status).toBe(404);
    expect(await observe(bed, instanceId)).toMatchObject({
      'num-of-connections': 1,
      'last-disconnection-time': new Date(bed.clock.now()).toISOString(),
    });
    expect(bed.simulator.control.disconnect(WORKSTATION)).toBe(1);
    expect(await observe(bed, instanceId)).toMatchObject({
      'num-of-connections': 0,
    });
  });

  it('loses connections with the system, but not the session', async () => {
    const bed = await startTestBed();
    const instanceId = await openWorkstation(bed);
    const token = await mintGrant(bed);
    await connect(bed, token);
    const before = await observe(bed, instanceId);
    await bed.ec2.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    expect(await connect(bed, token)).toMatchObject({
      admitted: false,
      reason: expect.stringContaining('No DCV server answers'),
    });
    bed.clock.advance(600);
    await bed.ec2.send(
      new StartInstancesCommand({ InstanceIds: [instanceId] }),
    );
    const after = await observe(bed, instanceId);
    expect(after).toMatchObject({ owner: 'desktop', 'num-of-connections': 0 });
    expect(Date.parse(after['creation-time'])).toBe(
      Date.parse(before['creation-time']) + 600_000,
    );
    expect(await connect(bed, token)).toMatchObject({ admitted: true });
  });

  it.each<
    [
      string,
      RegExp,
      (bed: TestBed) => Promise<[token: string, session?: string]>,
    ]
  >([
    [
      'an unknown workstation',
      /no open workstation/,
      async bed => [await mintGrant(bed), OTHER],
    ],
    [
      'an unknown token',
      /refused/,
      async () => [randomBytes(32).toString('base64url')],
    ],
    ['a token that is none', /refused/, async () => ['short']],
    [
      'an expired grant',
      /refused/,
      async bed => [await mintGrant(bed, { seconds: -1 })],
    ],
    [
      'a grant for another workstation',
      /refused/,
      async bed => [await mintGrant(bed, { workstationId: OTHER })],
    ],
    ['half a link', /not complete/, async () => ['']],
  ])('refuses %s in words', async (_name, reason, prepare) => {
    const bed = await startTestBed();
    await openWorkstation(bed);
    const [token, session] = await prepare(bed);
    expect(await connect(bed, token, session)).toMatchObject({
      admitted: false,
      reason: expect.stringMatching(reason),
    });
    expect(bed.simulator.control.state().hosts[0].connections).toEqual([]);
  });

  it('refuses somebody who is not the owner of the session', async () => {
    const bed = await startTestBed();
    await openWorkstation(bed, 'somebody-else');
    expect(await connect(bed, await mintGrant(bed))).toMatchObject({
      admitted: false,
      reason: `The authenticator named 'somebody-else', but the session belongs to 'desktop'.`,
    });
  });

  it('lets nobody into a host that stopped while its authenticator was asked', async () => {
    const bed = await startTestBed({
      handlers: {
        authenticator: async () => {
          const [{ instanceId }] = bed.simulator.control.state().instances;
          bed.simulator.control.happen('stop', instanceId);
          return {
            statusCode: 200,
            body: '<auth result="yes"><username>desktop</username></auth>',
          };
        },
      },
    });
    await openWorkstation(bed);
    expect(await connect(bed, 'any')).toMatchObject({
      admitted: false,
      reason: expect.stringContaining('No DCV server answers'),
    });
    expect(bed.simulator.control.state().hosts[0].connections).toEqual([]);
  });

  it('calls the resolver and the host’s own authenticator as documented', async () => {
    const events: Record<string, unknown>[] = [];
    const answer =
      (statusCode: number, body: string) => async (event: unknown) => {
        events.push(event as Record<string, unknown>);
        return { statusCode, headers: { 'content-type': 'text/plain' }, body };
      };
    const bed = await startTestBed({
      handlers: {
        resolver: async event => {
          const [instance] = bed.simulator.control.state().instances;
          return answer(
            200,
            JSON.stringify({
              SessionId: 'console',
              TransportProtocol: 'HTTP',
              DcvServerEndpoint: instance.privateDnsName,
              Port: 8443,
              WebUrlPath: '/',
            }),
          )(event);
        },
        authenticator: answer(
          200,
          '<auth result="yes"><username>desktop</username></auth>',
        ),
      },
    });
    await openWorkstation(bed);
    expect(await connect(bed, 'a token/+&=', 'ws-any')).toMatchObject({
      admitted: true,
    });
    expect(events).toMatchObject([
      {
        httpMethod: 'POST',
        path: '/resolveSession',
        queryStringParameters: {
          sessionId: 'ws-any',
          transport: 'HTTP',
          clientIpAddress: '127.0.0.1',
        },
        body: null,
      },
      {
        httpMethod: 'POST',
        path: `/authenticate/${WORKSTATION}`,
        queryStringParameters: null,
        headers: {
          'content-type': expect.stringContaining(
            'application/x-www-form-urlencoded',
          ),
        },
        isBase64Encoded: false,
      },
    ]);
    expect([...new URLSearchParams(events[1].body as string)]).toEqual([
      ['sessionId', 'console'],
      ['authenticationToken', 'a token/+&='],
      ['clientAddress', '127.0.0.1'],
    ]);
  });

  it('serves a page that keeps the token to itself', async () => {
    const { simulator } = await startTestBed();
    const page = await fetch(`${simulator.gatewayUrl}/?authToken=secret#ws-1`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain(
      `script-src 'self'`,
    );
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('role="status"');
    expect(html).not.toContain('secret');
    for (const [asset, type] of [
      ['viewer.js', 'javascript'],
      ['viewer.css', 'css'],
    ]) {
      const response = await fetch(`${simulator.gatewayUrl}/assets/${asset}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain(type);
    }
  });
});

it.each([
  [
    '<auth result="yes"><username>DOMAIN\\j&amp;d</username></auth>',
    { userName: 'DOMAIN\\j&d' },
  ],
  ['<auth result="yes"><username>007</username></auth>', { userName: '007' }],
  [
    '<auth result="no"><message>token expired</message></auth>',
    { reason: 'The authenticator refused: token expired' },
  ],
  ['<auth result="no"/>', { reason: 'The authenticator refused.' }],
  [
    '<auth result="yes"/>',
    { reason: 'The authenticator did not answer as documented.' },
  ],
  ['nonsense', { reason: 'The authenticator did not answer as documented.' }],
])('reads %s', (xml, verdict) => {
  expect(readVerdict(xml)).toEqual(verdict);
});
