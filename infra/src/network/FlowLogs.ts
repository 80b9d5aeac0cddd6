import { Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Keys } from '../keys';

/** Options of {@link FlowLogs}. */
export interface FlowLogsProps {
  readonly vpc: ec2.IVpc;
  /** Where the key of the logs comes from */
  readonly keys: Keys;
  /** What happens to the logs when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long the logs are kept; days */
  readonly logRetentionDays: number;
}

/** Who talked to whom in a VPC, accepted or refused. */
export class FlowLogs extends Construct {
  /** Has no name of its own: a group that outlives its stack would keep the next one from taking the name. */
  readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'LogGroup', {
      encryptionKey: props.keys.logs,
      retention: props.logRetentionDays,
      removalPolicy: props.removalPolicy,
    });
    new ec2.FlowLog(this, 'FlowLog', {
      resourceType: ec2.FlowLogResourceType.fromVpc(props.vpc),
      trafficType: ec2.FlowLogTrafficType.ALL,
      destination: ec2.FlowLogDestination.toCloudWatchLogs(
        this.logGroup,
        this.role(),
      ),
    });
  }

  /** Without the conditions, flow logs of other accounts could be made to write here. */
  private role(): iam.Role {
    const { account, region, partition } = Stack.of(this);
    return new iam.Role(this, 'Role', {
      description: 'Writes the flow logs of the VPC',
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: {
            'aws:SourceArn': `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/*`,
          },
        },
      }),
    });
  }
}
