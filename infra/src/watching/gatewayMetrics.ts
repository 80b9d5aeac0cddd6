import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** What is counted in the log of the gateways. */
export const GATEWAY_LOG_METRICS = [
  'CertificatesRefused',
  'CertificatesExpiring',
  'ConfigurationsRefused',
  'StartsFailed',
] as const;

/** One of {@link GATEWAY_LOG_METRICS}. */
export function gatewayLogMetric(
  namespace: string,
  metricName: (typeof GATEWAY_LOG_METRICS)[number],
  options: cloudwatch.MetricOptions,
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace,
    metricName,
    statistic: cloudwatch.Stats.SUM,
    ...options,
  });
}

/**
 * A metric of an Auto Scaling group, which it publishes each minute once group metrics are enabled.
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html
 */
export function groupMetric(
  group: autoscaling.AutoScalingGroup,
  metricName: 'GroupMinSize' | 'GroupMaxSize' | 'GroupInServiceInstances',
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/AutoScaling',
    metricName,
    dimensionsMap: { AutoScalingGroupName: group.autoScalingGroupName },
    statistic: cloudwatch.Stats.MAXIMUM,
  });
}
