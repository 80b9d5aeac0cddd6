import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { WatchedFunctions } from './Watched';

/** The row about the functions at the gateway. */
export function functionWidgets({
  resolver,
  authenticator,
  api,
}: WatchedFunctions): cloudwatch.IWidget[] {
  const functions = [
    { fn: resolver, name: 'Resolver' },
    { fn: authenticator, name: 'Authenticator' },
  ];
  const p99 = cloudwatch.Stats.percentile(99);
  return [
    new cloudwatch.GraphWidget({
      title: 'Functions: calls',
      width: 8,
      left: functions.map(({ fn, name }) =>
        fn.metricInvocations({ label: name }),
      ),
      leftYAxis: { min: 0, showUnits: false },
    }),
    new cloudwatch.GraphWidget({
      title: 'Functions: errors',
      width: 8,
      left: [
        ...functions.flatMap(({ fn, name }) => [
          fn.metricErrors({ label: `${name} errors` }),
          fn.metricThrottles({ label: `${name} throttles` }),
        ]),
        api.metricServerError({
          statistic: cloudwatch.Stats.SUM,
          label: 'API 5xx',
        }),
        api.metricClientError({
          statistic: cloudwatch.Stats.SUM,
          label: 'API 4xx',
        }),
      ],
      leftYAxis: { min: 0, showUnits: false },
    }),
    new cloudwatch.GraphWidget({
      title: 'Functions: time (p99)',
      width: 8,
      left: [
        ...functions.map(({ fn, name }) =>
          fn.metricDuration({ statistic: p99, label: name }),
        ),
        api.metricLatency({ statistic: p99, label: 'API, with cold starts' }),
      ],
      leftYAxis: { min: 0, label: 'ms', showUnits: false },
      leftAnnotations: [{ value: 10_000, label: 'The gateway gives up' }],
    }),
  ];
}
