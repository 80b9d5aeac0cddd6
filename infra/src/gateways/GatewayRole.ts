import { ArnFormat, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { mirrorStatement } from '../images';
import { agentStatements } from '../machines';
import { acknowledgeWildcards } from '../nag';
import type { GatewayCertificate } from './GatewayCertificate';
import { certificateStatements } from './certificateStatements';

/** Options of {@link GatewayRole}. */
export interface GatewayRoleProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** Of the Auto Scaling group */
  readonly groupName: string;
  readonly certificate: GatewayCertificate;
  readonly logGroup: logs.ILogGroup;
  readonly metricNamespace: string;
  /**
   * Mirror of the DCV packages, as `s3://bucket/prefix`
   * @default - Amazon's own servers
   */
  readonly mirror?: string;
}

/**
 * What a gateway may do: read its own configuration and certificate, write its own log and metrics, say how its start
 * and its drain went, and be reached by Session Manager. It may not ask for workstations or read other parameters; so
 * it has statements of its own, not `AmazonSSMManagedInstanceCore`, which reads every parameter of the account.
 */
export class GatewayRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: GatewayRoleProps) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      roleName: `vdi-${props.deployment}-gateway`,
      description: `Gateways of the deployment '${props.deployment}'`,
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    const statements = [
      ...agentStatements(this),
      this.parameters(props),
      ...certificateStatements(this, props.certificate),
      this.metrics(props),
      this.logs(props),
      ...this.reports(props),
      ...(props.mirror ? [mirrorStatement(props.mirror)] : []),
    ];
    for (const statement of statements) {
      this.role.addToPolicy(statement);
    }
    acknowledgeWildcards(
      this.role,
      statements,
      'The messages of SSM and PutMetricData take no resource, the latter is held to one namespace; a machine has no id yet. The other wildcards are the parameters, packages and ids of this deployment, and keys that decrypt the one secret alone.',
    );
  }

  private parameters({ deployment }: GatewayRoleProps): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'ReadOwnConfiguration',
      actions: ['ssm:GetParameter'],
      resources: [
        Stack.of(this).formatArn({
          service: 'ssm',
          resource: 'parameter',
          resourceName: `vdi/${deployment}/gateway/*`,
        }),
      ],
    });
  }

  private metrics({ metricNamespace }: GatewayRoleProps): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'PutOwnMetrics',
      actions: ['cloudwatch:PutMetricData'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'cloudwatch:namespace': metricNamespace },
      },
    });
  }

  private logs({ logGroup }: GatewayRoleProps): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'WriteOwnLog',
      actions: [
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
      ],
      resources: [logGroup.logGroupArn],
    });
  }

  private reports({ groupName }: GatewayRoleProps): iam.PolicyStatement[] {
    const stack = Stack.of(this);
    return [
      new iam.PolicyStatement({
        sid: 'SayHowTheStartWent',
        actions: ['cloudformation:SignalResource'],
        resources: [
          stack.formatArn({
            service: 'cloudformation',
            resource: 'stack',
            resourceName: `${stack.stackName}/*`,
          }),
        ],
      }),
      new iam.PolicyStatement({
        sid: 'SayThatItIsDrained',
        actions: ['autoscaling:CompleteLifecycleAction'],
        resources: [
          stack.formatArn({
            service: 'autoscaling',
            resource: 'autoScalingGroup',
            resourceName: `*:autoScalingGroupName/${groupName}`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
      }),
    ];
  }
}
