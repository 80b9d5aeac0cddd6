import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmGroup, type AlarmGroupProps } from './AlarmGroup';
import { gatewayLogMetric, groupMetric } from './gatewayMetrics';
import type { WatchedGateways } from './Watched';

/** Options of {@link GatewayAlarms}. */
export interface GatewayAlarmsProps extends AlarmGroupProps {
  readonly gateways: WatchedGateways;
}

const MINUTE = Duration.minutes(1);
const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;

/** Whether people find a gateway that takes them. */
export class GatewayAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: GatewayAlarmsProps) {
    super(scope, id, props);
    const { targetGroup, autoScalingGroup, refresh } = props.gateways;
    this.add('gateways-unhealthy', {
      meaning:
        'A connection gateway has failed its health check for ten minutes.',
      firstStep:
        'look whether the group replaces it; if every new one fails too, read the gateway log for the certificate and the install step.',
      metric: targetGroup.metrics.unHealthyHostCount({
        statistic: cloudwatch.Stats.MAXIMUM,
        period: MINUTE,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 10,
      // Without targets there is none to be unhealthy; `gateways-too-few` tells of that.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.add('gateways-too-few', {
      meaning:
        'Fewer gateways are healthy than the configured minimum; without any, nobody can connect.',
      firstStep:
        'read the activity of the Auto Scaling group: it names why a launch failed.',
      metric: new cloudwatch.MathExpression({
        // With cross-zone load balancing each zone counts all targets: the least is what the worst zone sees.
        expression: 'IF(FILL(healthy, 0) < minimum, 1, 0)',
        usingMetrics: {
          healthy: targetGroup.metrics.healthyHostCount({
            statistic: cloudwatch.Stats.MINIMUM,
          }),
          minimum: groupMetric(autoScalingGroup, 'GroupMinSize'),
        },
        label: 'Fewer than the minimum',
        period: MINUTE,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 5,
      // Both report every minute while they exist: silence is the loss of either.
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
    });
    this.add('gateways-at-maximum', {
      meaning:
        'The gateways have been at their greatest number for a quarter of an hour and cannot grow with more people.',
      firstStep:
        "compare connections and CPU on the dashboard; raise 'gateway.maximum' if it is load, look for a loop of replacements if it is not.",
      metric: new cloudwatch.MathExpression({
        expression: 'IF(running >= maximum, 1, 0)',
        usingMetrics: {
          running: groupMetric(autoScalingGroup, 'GroupInServiceInstances'),
          maximum: groupMetric(autoScalingGroup, 'GroupMaxSize'),
        },
        label: 'At the maximum',
        period: MINUTE,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 15,
      // Silence says nothing about size; `gateways-too-few` tells of it.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.addFromLog(props.gateways.metricNamespace);
    this.add('gateway-refresh-errors', {
      meaning:
        'The function that replaces gateways after a new image failed; they go on with the old image.',
      firstStep:
        'read its log, then start an instance refresh of the Auto Scaling group by hand.',
      metric: refresh.metricErrors({ period: Duration.minutes(5) }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      // It runs once in a while.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }

  /** Each gateway looks at its certificate and its configuration every quarter of an hour. */
  private addFromLog(namespace: string): void {
    // The log is silent about what is in order.
    const treatMissingData = cloudwatch.TreatMissingData.NOT_BREACHING;
    const counted = {
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      treatMissingData,
    };
    const twice = { ...counted, evaluationPeriods: 2 };
    const period = Duration.minutes(30);
    this.add('gateway-certificate-expiring', {
      meaning:
        'The certificate of the gateways expires within 14 days, and no newer one is there; afterwards clients refuse to connect.',
      firstStep:
        'see in ACM why it was not renewed (usually its validation record is gone), or put a new one into the secret; the gateways take it up by themselves.',
      metric: gatewayLogMetric(namespace, 'CertificatesExpiring', { period }),
      ...counted,
      evaluationPeriods: 1,
    });
    this.add('gateway-certificate-refused', {
      meaning:
        'The gateways refuse the certificate that they are given: running ones keep the last good one, new ones do not start.',
      firstStep:
        "search the gateway log for 'CERTIFICATE_REFUSED': the line says what is wrong with it.",
      metric: gatewayLogMetric(namespace, 'CertificatesRefused', { period }),
      ...twice,
    });
    this.add('gateway-configuration-refused', {
      meaning:
        'The gateways refuse their configuration and go on with the last good one.',
      firstStep:
        "search the gateway log for 'CONFIGURATION_REFUSED'; deploy again, which writes the parameter anew.",
      metric: gatewayLogMetric(namespace, 'ConfigurationsRefused', { period }),
      ...twice,
    });
    this.add('gateway-start-failures', {
      meaning:
        'Two gateways or more could not be set up within an hour; those that run go on, but none is added or replaced.',
      firstStep:
        "search the gateway log for 'GATEWAY_START_FAILURE' and read the lines above it.",
      metric: gatewayLogMetric(namespace, 'StartsFailed', {
        period: Duration.hours(1),
      }),
      ...counted,
      threshold: 2,
      evaluationPeriods: 1,
    });
  }
}
