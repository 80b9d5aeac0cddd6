import {
  GetMetricStatisticsCommand,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import { ConfigReader } from '@backstage/config';
import { createAwsClients, type AwsClients } from '../createAwsClients';
import { closedPort } from '../__testUtils__/StubAws';
import { CloudWatchMetrics } from './CloudWatchMetrics';

/** A moto server; without one its test is skipped on a developer's machine, and fails in CI. */
const { MOTO_ENDPOINT, CI } = process.env;
const describeWithMoto = MOTO_ENDPOINT || CI ? describe : describe.skip;

describe('CloudWatchMetrics', () => {
  const environment = process.env;
  let clients: AwsClients | undefined;

  /** The adapter and the client itself, connected the way a portal is. */
  function connect(endpoint: string, deployment: string) {
    process.env = { ...environment, AWS_ENDPOINT_URL: endpoint };
    clients = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 'secret' } },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
      maxAttempts: 1,
    });
    const client = clients.cloudWatch;
    return { client, metrics: new CloudWatchMetrics({ client, deployment }) };
  }

  afterEach(() => {
    process.env = environment;
    Object.values(clients ?? {}).forEach(client => client.destroy());
  });

  describeWithMoto('with moto', () => {
    it('publishes under the deployment and the template', async () => {
      // A deployment of its own, because moto remembers.
      const deployment = `demo-${Date.now()}`;
      const { client, metrics } = connect(MOTO_ENDPOINT as string, deployment);
      const at = new Date();
      await metrics.publish(
        [
          { name: 'WarmWorkstations', value: 5 },
          { name: 'WarmWorkstations', value: 2, template: 'ubuntu' },
        ],
        at,
      );

      const metric = { Namespace: 'VDI', MetricName: 'WarmWorkstations' };
      const ours = { Name: 'Deployment', Value: deployment };
      const { Metrics } = await client.send(
        new ListMetricsCommand({ Namespace: 'VDI', Dimensions: [ours] }),
      );
      expect(Metrics).toEqual(
        expect.arrayContaining([
          { ...metric, Dimensions: [ours] },
          {
            ...metric,
            Dimensions: [ours, { Name: 'Template', Value: 'ubuntu' }],
          },
        ]),
      );
      const { Datapoints } = await client.send(
        new GetMetricStatisticsCommand({
          ...metric,
          Dimensions: [ours],
          StartTime: new Date(at.getTime() - 60_000),
          EndTime: new Date(at.getTime() + 60_000),
          Period: 60,
          Statistics: ['Maximum'],
        }),
      );
      expect(Datapoints).toMatchObject([{ Maximum: 5, Unit: 'Count' }]);
    });
  });

  it('says which action did not work', async () => {
    const { metrics } = connect(
      `http://127.0.0.1:${await closedPort()}`,
      'demo',
    );
    await expect(
      metrics.publish([{ name: 'Sweeps', value: 1 }], new Date()),
    ).rejects.toThrow('cloudwatch:PutMetricData');
  });
});
