import {
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { ConfigReader } from '@backstage/config';
import { createAwsClients, type AwsClients } from '../createAwsClients';
import { closedPort } from '../__testUtils__/StubAws';
import { CloudWatchMetrics } from './CloudWatchMetrics';

/** A moto server; without one the test is skipped on a developer's machine, and fails in CI. */
const { MOTO_ENDPOINT, CI } = process.env;

describe('CloudWatchMetrics', () => {
  const environment = process.env;
  let clients: AwsClients | undefined;

  function connect(endpoint: string): AwsClients {
    process.env = { ...environment, AWS_ENDPOINT_URL: endpoint };
    clients = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 'secret' } },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
      maxAttempts: 1,
    });
    return clients;
  }

  afterEach(() => {
    process.env = environment;
    Object.values(clients ?? {}).forEach(client => client.destroy());
  });

  const itWithMoto = MOTO_ENDPOINT || CI ? it : it.skip;

  itWithMoto('publishes under the deployment and the template', async () => {
    const { cloudWatch } = connect(MOTO_ENDPOINT as string);
    // A deployment of its own, because moto remembers.
    const deployment = `demo-${Date.now()}`;
    const at = new Date();
    await new CloudWatchMetrics({ client: cloudWatch, deployment }).publish(
      [
        { name: 'WarmWorkstations', value: 5 },
        { name: 'WarmWorkstations', value: 2, template: 'ubuntu' },
      ],
      at,
    );

    const ours = { Name: 'Deployment', Value: deployment };
    const { Metrics } = await cloudWatch.send(
      new ListMetricsCommand({ Namespace: 'VDI', Dimensions: [ours] }),
    );
    expect(Metrics).toEqual(
      expect.arrayContaining([
        {
          Namespace: 'VDI',
          MetricName: 'WarmWorkstations',
          Dimensions: [ours],
        },
        {
          Namespace: 'VDI',
          MetricName: 'WarmWorkstations',
          Dimensions: [ours, { Name: 'Template', Value: 'ubuntu' }],
        },
      ]),
    );
    const { Datapoints } = await cloudWatch.send(
      new GetMetricStatisticsCommand({
        Namespace: 'VDI',
        MetricName: 'WarmWorkstations',
        Dimensions: [ours],
        StartTime: new Date(at.getTime() - 60_000),
        EndTime: new Date(at.getTime() + 60_000),
        Period: 60,
        Statistics: ['Maximum'],
      }),
    );
    expect(Datapoints).toMatchObject([{ Maximum: 5, Unit: 'Count' }]);
  });

  it('says which action did not work', async () => {
    const { cloudWatch } = connect(`http://127.0.0.1:${await closedPort()}`);
    await expect(
      new CloudWatchMetrics({
        client: cloudWatch,
        deployment: 'demo',
      }).publish([{ name: 'Sweeps', value: 1 }], new Date()),
    ).rejects.toThrow('cloudwatch:PutMetricData');
  });
});
