import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import awsSqsModule from '@backstage/plugin-events-backend-module-aws-sqs';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { INSTANT, startSimulator, type Simulator } from '@deskstage/simulator';
import request from 'supertest';
import vdiPlugin from '../index';

// Shorter than the templates are kept, so that time alone shows nothing.
jest.setTimeout(20_000);

type Body = Record<string, any>;

describe('a portal that hears of AWS', () => {
  const environment = { ...process.env };
  const authorization = mockCredentials.user.header('user:default/amara');
  let simulator: Simulator;
  let queueUrl: string;
  let sqs: SQSClient;
  let portal: TestBackend | undefined;
  let get: (path: string) => Promise<Body>;
  let create: (templateId: string) => Promise<Body>;

  beforeAll(async () => {
    simulator = await startSimulator({ timing: INSTANT });
    queueUrl = `${simulator.awsEndpoint}/000000000000/vdi-events`;
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.awsEndpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'simulator',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    });
    sqs = new SQSClient({});
    portal = await startTestBackend({
      features: [
        vdiPlugin,
        awsSqsModule,
        // The real one: the mock is another for each plugin.
        eventsServiceFactory,
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
              // Whatever is seen within the test was heard of.
              reconciler: {
                interval: { milliseconds: 100 },
                sweepInterval: { hours: 1 },
                inspectInterval: { hours: 1 },
              },
            },
            events: {
              modules: {
                awsSqs: {
                  awsSqsConsumingEventPublisher: {
                    topics: {
                      'vdi-aws': {
                        queue: {
                          url: queueUrl,
                          region: 'eu-west-1',
                          waitTime: { seconds: 1 },
                        },
                        waitTimeAfterEmptyReceive: { seconds: 0 },
                      },
                    },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const { server } = portal;
    get = async path =>
      (
        await request(server)
          .get(`/api/vdi/v1${path}`)
          .set('Authorization', authorization)
      ).body;
    create = async templateId =>
      (
        await request(server)
          .post('/api/vdi/v1/workstations')
          .set('Authorization', authorization)
          .send({ templateId })
      ).body;
  });

  afterAll(async () => {
    await portal?.stop();
    sqs?.destroy();
    process.env = environment;
    await simulator.stop();
  });

  const publish = (event: object) =>
    sqs.send(
      new SendMessageCommand({
        QueueUrl: queueUrl,
        MessageBody: JSON.stringify(event),
      }),
    );

  async function until(path: string, seen: (body: Body) => boolean) {
    for (;;) {
      const body = await get(path);
      if (seen(body)) {
        return body;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  it('sees at once that a machine was terminated outside', async () => {
    const { id } = await create('ubuntu-developer');
    const { instance } = await until(
      `/workstations/${id}`,
      ({ status }) => status === 'ready',
    );
    await publish({ not: 'an event' });
    simulator.control.happen('terminate', instance.id);
    expect(
      await until(`/workstations/${id}`, ({ status }) => status !== 'ready'),
    ).toMatchObject({ status: 'failed', reason: { code: 'vanished' } });
  });

  it('shows the version of a finished image at once', async () => {
    const version = async () =>
      (await get('/templates')).items[0].defaultVersion;
    const before = await version();
    const made = simulator.control.addTemplateVersion('ubuntu-developer', {
      makeDefault: true,
    });
    expect(await version()).toBe(before);
    await publish({
      'detail-type': 'EC2 Image Builder Image State Change',
      source: 'aws.imagebuilder',
      resources: [
        'arn:aws:imagebuilder:eu-west-1:000000000000:image/vdi-demo-ubuntu/1.0.0/1',
      ],
      detail: {
        'previous-state': { status: 'INTEGRATING' },
        state: { status: 'AVAILABLE' },
      },
    });
    await until('/templates', ({ items }) => items[0].defaultVersion === made);
  });
});
