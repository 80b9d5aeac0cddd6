import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { INSTANT, startSimulator, type Simulator } from '@deskstage/simulator';
import { jsonError, StubAws } from '../aws/__testUtils__/StubAws';
import vdiPlugin from '../index';

jest.setTimeout(60_000);

describe('publishing the state of the fleet', () => {
  const environment = process.env;
  let simulator: Simulator;
  let cloudWatch: StubAws;
  let refuse: boolean;

  beforeEach(async () => {
    refuse = false;
    simulator = await startSimulator({ timing: INSTANT });
    cloudWatch = await StubAws.create(() =>
      refuse ? jsonError('AccessDenied', 'No', 403) : { body: '{}' },
    );
    process.env = {
      ...environment,
      AWS_ENDPOINT_URL: simulator.awsEndpoint,
      AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'simulator',
      AWS_SECRET_ACCESS_KEY: 'simulator',
    };
  });

  afterEach(async () => {
    process.env = environment;
    await cloudWatch.stop();
    await simulator.stop();
  });

  /** A portal whose recurring work is done when it is told. */
  async function start(aws: { metrics?: boolean }) {
    const scheduler = mockServices.scheduler();
    await startTestBackend({
      features: [
        vdiPlugin,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            vdi: {
              deployment: 'demo',
              aws,
              directory: { tableName: 'vdi-directory' },
              connection: {
                gatewayUrl: simulator.gatewayUrl,
                authenticatorUrl: simulator.authenticatorUrl,
              },
            },
          },
        }),
      ],
    });
    return { sweep: () => scheduler.triggerTask('vdi-sweep') };
  }

  it('takes one call for each sweep', async () => {
    const { sweep } = await start({ metrics: true });
    await sweep();
    expect(cloudWatch.calls).toMatchObject([
      {
        action: 'PutMetricData',
        json: {
          Namespace: 'VDI',
          MetricData: expect.arrayContaining([
            expect.objectContaining({
              MetricName: 'Sweeps',
              Value: 1,
              Dimensions: [{ Name: 'Deployment', Value: 'demo' }],
            }),
            expect.objectContaining({ MetricName: 'Workstations', Value: 0 }),
          ]),
        },
      },
    ]);
    await sweep();
    expect(cloudWatch.calls).toHaveLength(2);
  });

  it('goes on sweeping when CloudWatch refuses', async () => {
    const { sweep } = await start({ metrics: true });
    refuse = true;
    await sweep();
    refuse = false;
    await sweep();
    expect(cloudWatch.calls).toHaveLength(2);
  });

  it('is silent about a fleet that could not be compared', async () => {
    const { sweep } = await start({ metrics: true });
    simulator.control.setFaults([
      { kind: 'refuse', service: 'ec2', action: 'DescribeInstances' },
    ]);
    await sweep();
    expect(cloudWatch.calls).toEqual([]);
  });

  it('happens only where it is asked for', async () => {
    const { sweep } = await start({});
    await sweep();
    expect(cloudWatch.calls).toEqual([]);
  });
});
