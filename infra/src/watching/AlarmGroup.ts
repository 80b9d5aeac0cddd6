import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DeploymentAlarm, type DeploymentAlarmProps } from './DeploymentAlarm';

/** What every group of alarms takes. */
export interface AlarmGroupProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** Who is told */
  readonly topic: sns.ITopic;
}

/** The alarms about one part of the deployment. */
export abstract class AlarmGroup extends Construct {
  readonly alarms: DeploymentAlarm[] = [];
  private readonly common: AlarmGroupProps;

  constructor(scope: Construct, id: string, props: AlarmGroupProps) {
    super(scope, id);
    this.common = { deployment: props.deployment, topic: props.topic };
  }

  protected add(
    name: string,
    props: Omit<DeploymentAlarmProps, keyof AlarmGroupProps>,
  ): void {
    this.alarms.push(
      new DeploymentAlarm(this, name, { ...this.common, ...props }),
    );
  }
}
