import * as iam from 'aws-cdk-lib/aws-iam';

/** Namespace of the portal's metrics in CloudWatch. */
const NAMESPACE = 'VDI';

/** Publishing the metrics that the alarms watch. */
export function metricStatements(): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      // CloudWatch knows no resources for this call; its own condition is the namespace.
      sid: 'Metrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
    }),
  ];
}
