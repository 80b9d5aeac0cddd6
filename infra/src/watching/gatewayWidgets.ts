import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { groupMetric } from './gatewayMetrics';
import type { WatchedGateways } from './Watched';

const PERIOD = Duration.minutes(5);

/** The rows about the gateways. */
export function gatewayWidgets(
  gateways: WatchedGateways,
): cloudwatch.IWidget[][] {
  const { loadBalancer, metricNamespace } = gateways;
  return [
    [
      new cloudwatch.GraphWidget({
        title: 'Gateways: connected clients',
        width: 8,
        left: [reported(metricNamespace, 'CurrentConnectedClients', 'Maximum')],
        leftYAxis: { min: 0, showUnits: false },
      }),
      healthWidget(gateways),
      new cloudwatch.GraphWidget({
        title: 'Gateways: refused',
        width: 8,
        left: [
          'ConnectionThrottledCount',
          'TargetUnreachableErrorCount',
          'SessionResolverNotFoundCount',
          'SessionResolverConnectionErrorCount',
          'ClientFailureLoginAuthenticationFailedCount',
        ].map(name => reported(metricNamespace, name, 'Sum')),
        leftYAxis: { min: 0, showUnits: false },
      }),
    ],
    [
      new cloudwatch.GraphWidget({
        title: 'Load balancer: flows',
        width: 12,
        left: [
          loadBalancer.metrics.custom('ActiveFlowCount_TCP', {
            statistic: cloudwatch.Stats.AVERAGE,
            label: 'TCP',
          }),
          loadBalancer.metrics.custom('ActiveFlowCount_UDP', {
            statistic: cloudwatch.Stats.AVERAGE,
            label: 'UDP (QUIC)',
          }),
        ],
        leftYAxis: { min: 0, showUnits: false },
      }),
      new cloudwatch.GraphWidget({
        title: 'Load balancer: bytes',
        width: 12,
        left: [loadBalancer.metrics.processedBytes({ label: 'Bytes' })],
        leftYAxis: { min: 0, showUnits: false },
      }),
    ],
  ];
}

function healthWidget({
  targetGroup,
  autoScalingGroup,
}: WatchedGateways): cloudwatch.IWidget {
  return new cloudwatch.GraphWidget({
    title: 'Gateways: healthy',
    width: 8,
    left: [
      targetGroup.metrics.healthyHostCount({
        statistic: cloudwatch.Stats.MINIMUM,
        label: 'Healthy',
      }),
      targetGroup.metrics.unHealthyHostCount({
        statistic: cloudwatch.Stats.MAXIMUM,
        label: 'Unhealthy',
      }),
      groupMetric(autoScalingGroup, 'GroupMinSize').with({ label: 'Minimum' }),
      groupMetric(autoScalingGroup, 'GroupMaxSize').with({ label: 'Maximum' }),
    ],
    leftYAxis: { min: 0, showUnits: false },
  });
}

/**
 * What the gateways report by statsd, found by name, since the agent adds dimensions of its own.
 * https://docs.aws.amazon.com/dcv/latest/gw-admin/metrics.html
 */
function reported(
  namespace: string,
  name: string,
  statistic: string,
): cloudwatch.IMetric {
  return new cloudwatch.MathExpression({
    expression: `SEARCH('Namespace="${namespace}" MetricName="${name}"', '${statistic}', ${PERIOD.toSeconds()})`,
    usingMetrics: {},
    label: name,
    period: PERIOD,
  });
}
