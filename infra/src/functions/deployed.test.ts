import { createHash, randomBytes } from 'node:crypto';
import { Duration } from 'aws-cdk-lib';
import {
  grantKey,
  routeKey,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import { TestAutoScaling } from '@deskstage/vdi-lambda-gateway-refresh/testUtils';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';
import { describeWithMoto, motoEndpoint } from '../__testUtils__';
import { BundledFunction } from './BundledFunction';
import { onlyResource, testFunctions } from './__testUtils__';
import { DeployedFunction } from './__testUtils__/DeployedFunction';
import {
  MotoDirectory,
  type TableProperties,
} from './__testUtils__/MotoDirectory';

jest.setTimeout(60_000);

const OPEN = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8w';
const OTHER = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8x';
const CLOSED = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8y';
const UNKNOWN = 'ws-01jd3v9k2m4n6p8q0r2s4t6v8z';

const { app, stack, common } = testFunctions();
new BundledFunction(stack, 'Refresh', {
  ...common,
  code: 'gateway-refresh',
  description: 'Replaces the gateways',
  environment: {},
  timeout: Duration.seconds(30),
  statements: [],
});
const assembly = app.synth();
const [rest] = eventShapes;

describeWithMoto('as published, over somebody else’s DynamoDB', () => {
  let directory: MotoDirectory;

  beforeAll(async () => {
    directory = await MotoDirectory.create(
      motoEndpoint(),
      onlyResource<TableProperties>(stack, 'AWS::DynamoDB::GlobalTable'),
    );
    for (const workstationId of [OPEN, OTHER]) {
      await directory.put({
        pk: routeKey(workstationId),
        workstationId,
        state: 'open',
        epoch: 3,
        host: 'ip-10-42-1-23.eu-west-1.compute.internal',
        port: 8443,
        webUrlPath: '/',
        serverSessionId: 'console',
        osUser: 'desktop',
      });
    }
    await directory.put({
      pk: routeKey(CLOSED),
      workstationId: CLOSED,
      state: 'closed',
      epoch: 4,
      ttl: 1_900_000_000,
    });
  });

  afterAll(() => directory?.stop());

  it('the resolver finds open workstations, and no others', async () => {
    const resolver = DeployedFunction.find(assembly, 'vdi-test-resolver');
    const question = (id: string, transport = 'HTTP') =>
      rest.toEvent({
        path: '/resolveSession',
        query: `sessionId=${id}&transport=${transport}&clientIpAddress=203.0.113.9`,
      });
    const [found, quic, closed, unknown, wrong] = await resolver.invoke(
      [
        question(OPEN),
        question(OPEN, 'QUIC'),
        question(CLOSED),
        question(UNKNOWN),
        question(OPEN, 'TCP'),
      ],
      directory.environment,
    );
    expect(found.answer?.statusCode).toBe(200);
    expect(JSON.parse(found.answer!.body)).toEqual({
      SessionId: 'console',
      TransportProtocol: 'HTTP',
      DcvServerEndpoint: 'ip-10-42-1-23.eu-west-1.compute.internal',
      Port: 8443,
      WebUrlPath: '/',
    });
    expect(JSON.parse(quic.answer!.body).TransportProtocol).toBe('QUIC');
    expect(found.log).toMatchObject({
      reason: 'resolved',
      workstationId: OPEN,
      requestId: 'test',
    });
    expect(
      [closed, unknown, wrong].map(({ answer }) => answer?.statusCode),
    ).toEqual([404, 404, 400]);
  });

  it('the authenticator lets in who has a grant for the workstation now', async () => {
    const authenticator = DeployedFunction.find(
      assembly,
      'vdi-test-authenticator',
    );
    const now = Math.floor(Date.now() / 1000);
    const grant = async (workstationId: string, seconds: number, epoch = 3) => {
      const secret = randomBytes(32).toString('base64url');
      await directory.put({
        pk: grantKey(createHash('sha256').update(secret).digest('hex')),
        workstationId,
        epoch,
        expiresAt: now + seconds,
        ttl: now + seconds + 3600,
      });
      return secret;
    };
    const attempt = (authenticationToken: string, workstation = OPEN) =>
      rest.toEvent({
        path: `/authenticate/${workstation}`,
        body: new URLSearchParams({
          sessionId: 'console',
          authenticationToken,
          clientAddress: '203.0.113.9',
        }).toString(),
      });
    const good = await grant(OPEN, 600);
    const outcomes = await authenticator.invoke(
      [
        attempt(good),
        attempt(await grant(OPEN, -1)),
        attempt(good, OTHER),
        attempt(await grant(OPEN, 600, 2)),
        attempt(await grant(CLOSED, 600), CLOSED),
        attempt('A'.repeat(43)),
      ],
      directory.environment,
    );
    expect(outcomes[0].answer).toMatchObject({
      statusCode: 200,
      body: '<auth result="yes"><username>desktop</username></auth>',
    });
    expect(outcomes.map(({ log }) => log.reason)).toEqual([
      'granted',
      'expired',
      'other-workstation',
      'stale-epoch',
      'no-open-route',
      'unknown-grant',
    ]);
    for (const { answer } of outcomes.slice(1)) {
      expect(answer?.body).toContain('<auth result="no">');
    }
    expect(JSON.stringify(outcomes.map(({ log }) => log))).not.toContain(good);
  });
});

it('as published, the refresh begins once for each image', async () => {
  const autoScaling = await TestAutoScaling.start('vdi-test-gateways');
  try {
    const event = {
      source: 'aws.imagebuilder',
      time: '2026-11-22T02:31:07Z',
      resources: [
        'arn:aws:imagebuilder:eu-west-1:111122223333:image/vdi-test-gateway/1.0.0/1',
      ],
      detail: { state: { status: 'AVAILABLE' } },
    };
    const refresh = DeployedFunction.find(assembly, 'vdi-test-gateway-refresh');
    const outcomes = await refresh.invoke([event, event], {
      AWS_ENDPOINT_URL: autoScaling.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      GATEWAY_GROUP: 'vdi-test-gateways',
      GATEWAY_RECIPE: 'vdi-test-gateway',
    });
    expect(outcomes.map(({ log }) => log.reason)).toEqual([
      'refresh-begun',
      'refreshed-since',
    ]);
    expect(autoScaling.refreshes).toHaveLength(1);
  } finally {
    await autoScaling.stop();
  }
});
