import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmGroup, type AlarmGroupProps } from './AlarmGroup';
import type { WatchedPortal } from './Watched';

/** Options of {@link PortalAlarms}. */
export interface PortalAlarmsProps extends AlarmGroupProps {
  readonly portal: WatchedPortal;
}

const PERIOD = Duration.minutes(5);
const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
// SQS stops reporting on a queue that nobody has used for hours: nothing waits there.
const { NOT_BREACHING } = cloudwatch.TreatMissingData;

/** Whether the portal takes the events that are sent to it. */
export class PortalAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: PortalAlarmsProps) {
    super(scope, id, props);
    const { queue, deadLetterQueue } = props.portal;
    this.add('queue-age', {
      meaning:
        'Events of EC2 and Image Builder have waited for the portal for ten minutes; it still learns of changes, but only by its sweeps.',
      firstStep:
        "see whether the portal runs and reads the queue (`events.modules.awsSqs` in its configuration); its log names a denied 'sqs:ReceiveMessage'.",
      metric: queue.metricApproximateAgeOfOldestMessage({
        statistic: cloudwatch.Stats.MAXIMUM,
        period: PERIOD,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: Duration.minutes(10).toSeconds(),
      evaluationPeriods: 2,
      treatMissingData: NOT_BREACHING,
    });
    this.add('dead-letters', {
      meaning:
        'The portal gave up on an event after several attempts; nothing is lost, the sweep sees the same.',
      firstStep:
        'read one message of the dead letter queue and what the portal logged at its time; purge the queue afterwards.',
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({
        statistic: cloudwatch.Stats.MAXIMUM,
        period: PERIOD,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      treatMissingData: NOT_BREACHING,
    });
  }
}
