import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { AlarmGroup, type AlarmGroupProps } from './AlarmGroup';
import type { WatchedFunctions } from './Watched';

/** Options of {@link FunctionAlarms}. */
export interface FunctionAlarmsProps extends AlarmGroupProps {
  readonly functions: WatchedFunctions;
}

/** Milliseconds. The gateway gives up after 10 s (`http-establish-timeout`), and a cold start comes on top. */
const SLOW = 3_000;
const PERIOD = Duration.minutes(5);
const { GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
// Nobody who connects, as at night, is no failure.
const { NOT_BREACHING } = cloudwatch.TreatMissingData;

/** Whether the functions that gateways and workstations ask answer rightly and in time. */
export class FunctionAlarms extends AlarmGroup {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id, props);
    const { resolver, authenticator, api } = props.functions;
    this.addFor('resolver', resolver, 'Gateways cannot find workstations');
    this.addFor('authenticator', authenticator, 'Workstations let nobody in');
    this.add('api-errors', {
      meaning:
        'The private API answered with 5xx; people who connect now are turned away.',
      firstStep:
        'compare it with the errors of the two functions: if they have none, the API cannot invoke them, or they are throttled.',
      metric: api.metricServerError({
        statistic: cloudwatch.Stats.SUM,
        period: PERIOD,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: NOT_BREACHING,
    });
  }

  private addFor(name: string, fn: lambda.Function, consequence: string): void {
    this.add(`${name}-errors`, {
      meaning: `${consequence}: the ${name} function fails, so new connections do; open ones go on.`,
      firstStep:
        'read the last error in its log; a denied or missing table is the usual one after a change.',
      metric: fn.metricErrors({ period: PERIOD }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: NOT_BREACHING,
    });
    this.add(`${name}-latency`, {
      meaning: `One in a hundred calls of the ${name} function takes 3 s or more; the gateway gives up after 10 s.`,
      firstStep:
        "look at the directory's latency and throttles, then at the function's memory and concurrency.",
      metric: fn.metricDuration({
        statistic: cloudwatch.Stats.percentile(99),
        period: PERIOD,
      }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: SLOW,
      evaluationPeriods: 3,
      treatMissingData: NOT_BREACHING,
    });
    this.add(`${name}-throttles`, {
      meaning: `${consequence}: Lambda refuses to run the ${name} function as often as it is asked.`,
      firstStep:
        "compare the account's concurrency with its quota; then see who connects that often.",
      metric: fn.metricThrottles({ period: PERIOD }),
      comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: NOT_BREACHING,
    });
  }
}
