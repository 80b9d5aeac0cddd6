import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { WatchingConfiguration } from '../configuration';
import type { Keys } from '../keys';
import { AlarmTopic } from './AlarmTopic';
import { CostBudget } from './CostBudget';
import type { DeploymentAlarm } from './DeploymentAlarm';
import { DirectoryAlarms } from './DirectoryAlarms';
import { FleetAlarms } from './FleetAlarms';
import { FleetDashboard } from './FleetDashboard';
import { FunctionAlarms } from './FunctionAlarms';
import { GatewayAlarms } from './GatewayAlarms';
import { ImageFailures } from './ImageFailures';
import { PortalAlarms } from './PortalAlarms';
import type {
  WatchedDirectory,
  WatchedFunctions,
  WatchedGateways,
  WatchedPortal,
} from './Watched';

/** Options of {@link Watching}. */
export interface WatchingProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Pick<Keys, 'messages'>;
  readonly removalPolicy: RemovalPolicy;
  readonly logRetentionDays: number;
  readonly configuration: WatchingConfiguration;
  readonly gateways: WatchedGateways;
  readonly functions: WatchedFunctions;
  readonly directory: WatchedDirectory;
  readonly images: {
    readonly pipelines: readonly {
      readonly pipeline: imagebuilder.CfnImagePipeline;
    }[];
  };
  readonly portal: WatchedPortal;
}

/** Tells somebody when the deployment needs a person, and shows how it does. */
export class Watching extends Construct {
  /** Where alarms, failed images and the budget are told of; subscribe whatever else should know. */
  readonly topic: sns.Topic;
  readonly alarms: readonly DeploymentAlarm[];

  constructor(scope: Construct, id: string, props: WatchingProps) {
    super(scope, id);
    const { deployment, configuration, gateways, functions } = props;
    const { directory, portal } = props;
    const topic = new AlarmTopic(this, 'Topic', {
      deployment,
      key: props.keys.messages,
      emails: configuration.emails,
    });
    this.topic = topic;
    const group = { deployment, topic };
    this.alarms = [
      new GatewayAlarms(this, 'GatewayAlarms', { ...group, gateways }),
      new FunctionAlarms(this, 'FunctionAlarms', { ...group, functions }),
      new DirectoryAlarms(this, 'DirectoryAlarms', { ...group, directory }),
      new FleetAlarms(this, 'FleetAlarms', group),
      new PortalAlarms(this, 'PortalAlarms', { ...group, portal }),
    ].flatMap(({ alarms }) => alarms);
    new ImageFailures(this, 'ImageFailures', {
      ...group,
      pipelines: props.images.pipelines.map(({ pipeline }) => pipeline),
    });
    new FleetDashboard(this, 'Dashboard', {
      deployment,
      alarms: this.alarms,
      gateways,
      functions,
      directory,
      portal,
    });
    if (configuration.monthlyBudget !== undefined) {
      new CostBudget(this, 'Budget', {
        ...group,
        limit: configuration.monthlyBudget,
      });
    }
  }
}
