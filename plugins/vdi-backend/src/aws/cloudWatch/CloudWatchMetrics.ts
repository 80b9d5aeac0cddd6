import {
  type CloudWatchClient,
  type MetricDatum,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { chunks } from '../chunks';
import type { Measurement, Metrics } from '../Metrics';
import { callAws } from '../toAwsError';

const NAMESPACE = 'VDI';
/** Data of one call. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html */
const LIMIT = 1000;

/**
 * Metrics in CloudWatch, in the namespace `VDI` with the dimension `Deployment`, and for those of one template
 * `Template` as well.
 */
export class CloudWatchMetrics implements Metrics {
  private readonly client: CloudWatchClient;
  private readonly deployment: string;

  constructor(options: { client: CloudWatchClient; deployment: string }) {
    this.client = options.client;
    this.deployment = options.deployment;
  }

  async publish(measurements: Measurement[], at: Date): Promise<void> {
    for (const chunk of chunks(measurements, LIMIT)) {
      await callAws('cloudwatch:PutMetricData', () =>
        this.client.send(
          new PutMetricDataCommand({
            Namespace: NAMESPACE,
            MetricData: chunk.map(each => this.toDatum(each, at)),
          }),
        ),
      );
    }
  }

  private toDatum(
    { name, value, template }: Measurement,
    at: Date,
  ): MetricDatum {
    return {
      MetricName: name,
      Value: value,
      Unit: 'Count',
      Timestamp: at,
      Dimensions: [
        { Name: 'Deployment', Value: this.deployment },
        ...(template ? [{ Name: 'Template', Value: template }] : []),
      ],
    };
  }
}
