import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { DeploymentAlarm } from './DeploymentAlarm';
import { fleetMetric } from './fleetMetrics';
import { functionWidgets } from './functionWidgets';
import { gatewayWidgets } from './gatewayWidgets';
import { linksWidget } from './linksWidget';
import type {
  WatchedDirectory,
  WatchedFunctions,
  WatchedGateways,
  WatchedPortal,
} from './Watched';

/** Options of {@link FleetDashboard}. */
export interface FleetDashboardProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly alarms: readonly DeploymentAlarm[];
  readonly gateways: WatchedGateways;
  readonly functions: WatchedFunctions;
  readonly directory: WatchedDirectory;
  readonly portal: WatchedPortal;
}

/** All of a deployment on one page, from the people down to the queue. */
export class FleetDashboard extends Construct {
  constructor(scope: Construct, id: string, props: FleetDashboardProps) {
    super(scope, id);
    const { deployment } = props;
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: `vdi-${deployment}`,
      defaultInterval: Duration.hours(12),
      periodOverride: cloudwatch.PeriodOverride.INHERIT,
      widgets: [
        [
          linksWidget(this, deployment),
          new cloudwatch.AlarmStatusWidget({
            title: 'Alarms',
            alarms: [...props.alarms],
            width: 16,
            height: 5,
          }),
        ],
        peopleWidgets(deployment),
        ...gatewayWidgets(props.gateways),
        functionWidgets(props.functions),
        [...directoryWidgets(props.directory), ...queueWidgets(props.portal)],
      ],
    });
  }
}

function peopleWidgets(deployment: string): cloudwatch.IWidget[] {
  const metric = (
    name: Parameters<typeof fleetMetric>[1],
    label: string,
  ): cloudwatch.Metric => fleetMetric(deployment, name, { label });
  return [
    new cloudwatch.GraphWidget({
      title: 'Workstations',
      width: 12,
      left: [metric('Workstations', 'All'), metric('WarmWorkstations', 'Warm')],
      leftYAxis: { min: 0, showUnits: false },
    }),
    new cloudwatch.GraphWidget({
      title: 'Not as they should be',
      width: 12,
      left: [
        metric('StuckWorkstations', 'Stuck'),
        metric('FailedWorkstations', 'Failed in the last hour'),
        metric('OrphanInstances', 'Machines of nobody'),
        metric('EmptyPools', 'Empty pools'),
      ],
      leftYAxis: { min: 0, showUnits: false },
    }),
  ];
}

function directoryWidgets({ table }: WatchedDirectory): cloudwatch.IWidget[] {
  const sum = { statistic: cloudwatch.Stats.SUM };
  return [
    new cloudwatch.GraphWidget({
      title: 'Directory: capacity used',
      width: 8,
      left: [
        table.metricConsumedReadCapacityUnits({ ...sum, label: 'Reads' }),
        table.metricConsumedWriteCapacityUnits({ ...sum, label: 'Writes' }),
      ],
      leftYAxis: { min: 0, showUnits: false },
    }),
    new cloudwatch.GraphWidget({
      title: 'Directory: throttled',
      width: 8,
      left: [
        table.metric('ReadThrottleEvents', { ...sum, label: 'Reads' }),
        table.metric('WriteThrottleEvents', { ...sum, label: 'Writes' }),
      ],
      leftYAxis: { min: 0, showUnits: false },
    }),
  ];
}

function queueWidgets({
  queue,
  deadLetterQueue,
}: WatchedPortal): cloudwatch.IWidget[] {
  return [
    new cloudwatch.GraphWidget({
      title: 'Events for the portal',
      width: 8,
      left: [
        queue.metricNumberOfMessagesSent({ label: 'Sent' }),
        queue.metricNumberOfMessagesDeleted({ label: 'Handled' }),
        deadLetterQueue.metricApproximateNumberOfMessagesVisible({
          label: 'Dead letters',
        }),
      ],
      right: [
        queue.metricApproximateAgeOfOldestMessage({
          label: 'Age of the oldest (s)',
        }),
      ],
      leftYAxis: { min: 0, showUnits: false },
      rightYAxis: { min: 0, showUnits: false },
    }),
  ];
}
