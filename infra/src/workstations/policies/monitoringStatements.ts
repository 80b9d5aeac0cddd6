import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** Lets the CloudWatch agent write the streams of the one log group, and metrics of the one namespace. */
export function monitoringStatements(options: {
  logGroup: logs.ILogGroup;
  metricNamespace?: string;
}): iam.PolicyStatement[] {
  const { logGroup, metricNamespace } = options;
  const log = new iam.PolicyStatement({
    sid: 'WriteLog',
    // The agent makes its stream without looking whether it is there.
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  if (!metricNamespace) {
    return [log];
  }
  const metrics = new iam.PolicyStatement({
    sid: 'PutMetrics',
    actions: ['cloudwatch:PutMetricData'],
    // The action knows no resources.
    resources: ['*'],
    conditions: {
      StringEquals: { 'cloudwatch:namespace': metricNamespace },
    },
  });
  return [log, metrics];
}
