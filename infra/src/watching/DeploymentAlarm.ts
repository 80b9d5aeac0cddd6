import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Options of {@link DeploymentAlarm}. */
export interface DeploymentAlarmProps
  extends Omit<cloudwatch.AlarmProps, 'alarmName' | 'alarmDescription'> {
  /** Id of the deployment */
  readonly deployment: string;
  /** Who is told, of the trouble and of its end */
  readonly topic: sns.ITopic;
  /** What it means, in a sentence for somebody who has just been woken up */
  readonly meaning: string;
  /** What to do first, in a sentence */
  readonly firstStep: string;
  /** What silence means; there is no default, for each metric is silent for a reason of its own. */
  readonly treatMissingData: cloudwatch.TreatMissingData;
}

/** An alarm that says what it means; its name is also its heading in `docs/alarms.md`. */
export class DeploymentAlarm extends cloudwatch.Alarm {
  constructor(scope: Construct, name: string, props: DeploymentAlarmProps) {
    const { deployment, topic, meaning, firstStep, ...alarm } = props;
    super(scope, name, {
      ...alarm,
      alarmName: `vdi-${deployment}-${name}`,
      alarmDescription: `${meaning} First: ${firstStep} More: docs/alarms.md#${name}`,
    });
    const action = new SnsAction(topic);
    this.addAlarmAction(action);
    this.addOkAction(action);
  }
}
