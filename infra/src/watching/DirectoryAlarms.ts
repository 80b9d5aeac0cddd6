import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { AlarmGroup, type AlarmGroupProps } from './AlarmGroup';
import type { WatchedDirectory } from './Watched';

/** Options of {@link DirectoryAlarms}. */
export interface DirectoryAlarmsProps extends AlarmGroupProps {
  readonly directory: WatchedDirectory;
}

/** Whether routes and grants can be read and written. */
export class DirectoryAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: DirectoryAlarmsProps) {
    super(scope, id, props);
    const { table } = props.directory;
    const sum = { statistic: cloudwatch.Stats.SUM };
    this.add('directory-throttles', {
      meaning:
        'DynamoDB refuses reads or writes of the directory; connecting fails now and then.',
      firstStep:
        'see on the dashboard whether reads or writes: a fast growth settles by itself within half an hour, a limit set on the table does not.',
      metric: new cloudwatch.MathExpression({
        expression: 'FILL(reads, 0) + FILL(writes, 0)',
        usingMetrics: {
          reads: table.metric('ReadThrottleEvents', sum),
          writes: table.metric('WriteThrottleEvents', sum),
        },
        label: 'Throttled reads and writes',
        period: Duration.minutes(5),
      }),
      comparisonOperator:
        cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      // DynamoDB reports throttles only when there are any.
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
    });
  }
}
