import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmGroup, type AlarmGroupProps } from './AlarmGroup';
import { fleetMetric } from './fleetMetrics';

const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD, LESS_THAN_THRESHOLD } =
  cloudwatch.ComparisonOperator;
// A portal that is silent knows nothing new: what was wrong stays so until it says otherwise.
const { IGNORE, BREACHING } = cloudwatch.TreatMissingData;

/** Whether the portal looks after the fleet, and finds it in order. */
export class FleetAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id, props);
    const { deployment } = props;
    this.add('portal-silent', {
      meaning:
        "No portal has compared the fleet with its database for a quarter of an hour; people stay connected, but nothing is started, stopped or cleaned up. It is also silent without 'vdi.aws.metrics: true'.",
      firstStep:
        "see whether the portal runs; then look for 'VDI' and for a denied 'cloudwatch:PutMetricData' in its log.",
      metric: fleetMetric(deployment, 'Sweeps', {
        statistic: cloudwatch.Stats.SUM,
      }),
      comparisonOperator: LESS_THAN_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      // It is the silence that this is about.
      treatMissingData: BREACHING,
    });
    this.add('stuck-workstations', {
      meaning:
        'Workstations are past their deadline, or nobody has looked at them when they were due.',
      firstStep:
        "read the health report on the portal's fleet page: it names the service that does not answer.",
      metric: fleetMetric(deployment, 'StuckWorkstations'),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: IGNORE,
    });
    this.add('failed-workstations', {
      meaning:
        'Three workstations or more failed within an hour; one alone is told to its owner only.',
      firstStep:
        'filter the fleet by failed: one template means its image, one reason means capacity, a quota or a permission.',
      metric: fleetMetric(deployment, 'FailedWorkstations'),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 3,
      evaluationPeriods: 1,
      treatMissingData: IGNORE,
    });
    this.add('orphan-instances', {
      meaning:
        'Machines of this deployment belong to nobody and are not being ended, because the portal suspects its own database.',
      firstStep:
        'read the alarm sentence of the sweep in the portal log; check that the portal has the right database before anything is terminated.',
      metric: fleetMetric(deployment, 'OrphanInstances'),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      treatMissingData: IGNORE,
    });
    this.add('pool-empty', {
      meaning:
        'A template has had no warm workstation for half an hour although some are on their way; people wait for a launch.',
      firstStep:
        'see on the fleet page how long they have been on their way, and why the last ones failed.',
      metric: fleetMetric(deployment, 'EmptyPools'),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 6,
      treatMissingData: IGNORE,
    });
  }
}
