import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

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
