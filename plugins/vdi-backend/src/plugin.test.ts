import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { INSTANT, startSimulator, type Simulator } from '@deskstage/simulator';
import request from 'supertest';
import vdiPlugin from './index';

jest.setTimeout(60_000);

describe('the plugin', () => {
  let simulator: Simulator;
  const environment = { ...process.env };

  beforeAll(async () => {
    simulator = await startSimulator({ timing: INSTANT });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.awsEndpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'simulator',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    });
  });

  afterAll(async () => {
    process.env = environment;
    await simulator.stop();
  });

  it('takes a workstation from the request to its end', async () => {
    const { server } = await startTestBackend({
      features: [
        vdiPlugin,
        schedulerServiceFactory,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            vdi: {
              deployment: 'demo',
              directory: { tableName: 'vdi-directory' },
              connection: {
                gatewayUrl: simulator.gatewayUrl,
                authenticatorUrl: simulator.authenticatorUrl,
              },
              prices: {
                lookUp: true,
                hourly: { windows: { 'm7i.2xlarge': 0.7 } },
              },
              reconciler: { interval: { milliseconds: 100 } },
            },
          },
        }),
      ],
    });
    const authorization = mockCredentials.user.header('user:default/amara');
    const api = (path: string) => `/api/vdi/v1${path}`;

    const templates = await request(server)
      .get(api('/templates'))
      .set('Authorization', authorization);
    expect(templates.body).toMatchObject({
      items: [
        // Of AWS's list, and of the configuration.
        { id: 'ubuntu-developer', pricePerHour: expect.closeTo(0.2248) },
        { id: 'windows-2022', pricePerHour: 0.7 },
      ],
    });

    const created = await request(server)
      .post(api('/workstations'))
      .set('Authorization', authorization)
      .send({ templateId: 'ubuntu-developer' });
    expect(created.body).toMatchObject({
      status: 'requested',
      owner: 'user:default/amara',
    });
    expect(created.status).toBe(201);

    const path = api(`/workstations/${created.body.id}`);
    const until = async (status: string) => {
      for (;;) {
        const { body } = await request(server)
          .get(path)
          .set('Authorization', authorization);
        if (body.status === status) {
          return body;
        }
        if (body.status === 'failed' || !body.status) {
          throw new Error(JSON.stringify(body));
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    };
    expect((await until('ready')).cost).toEqual({
      perHour: expect.closeTo(0.2248),
      perDayStopped: expect.closeTo((60 * 0.088 * 12) / 365),
      thisRun: expect.any(Number),
    });

    const connection = await request(server)
      .post(`${path}/connections`)
      .set('Authorization', authorization);
    expect(connection.body).toMatchObject({
      nativeUrl: expect.stringMatching(/^dcv:/),
    });

    await request(server).delete(path).set('Authorization', authorization);
    await until('terminated');
    const events = await request(server)
      .get(`${path}/events`)
      .set('Authorization', authorization);
    expect(
      events.body.items.map((event: { type: string }) => event.type).reverse(),
    ).toEqual([
      'requested',
      'launching',
      'launched',
      'preparing',
      'ready',
      'connection-granted',
      'terminate-requested',
      'terminating',
      'terminated',
    ]);
  });
});
