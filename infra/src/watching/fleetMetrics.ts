import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** Namespace of what the portal publishes when `vdi.aws.metrics` is set */
export const FLEET_NAMESPACE = 'VDI';

/** What the portal publishes after each sweep of the fleet, with the dimension `Deployment`. */
export const FLEET_METRICS = [
  'Workstations',
  'WarmWorkstations',
  'StuckWorkstations',
  'FailedWorkstations',
  'OrphanInstances',
  'EmptyPools',
  'Sweeps',
] as const;

/** One of {@link FLEET_METRICS}; over five minutes, the greatest of its values. */
export function fleetMetric(
  deployment: string,
  metricName: (typeof FLEET_METRICS)[number],
  options: cloudwatch.MetricOptions = {},
): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: FLEET_NAMESPACE,
    metricName,
    dimensionsMap: { Deployment: deployment },
    statistic: cloudwatch.Stats.MAXIMUM,
    period: Duration.minutes(5),
    ...options,
  });
}
