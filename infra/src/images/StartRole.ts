import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../nag';
import { ofDeployment } from './ofDeployment';

/** Options of {@link StartRole}. */
export interface StartRoleProps {
  /** Id of the deployment */
  readonly deployment: string;
}

/** By which EventBridge starts pipelines of this deployment. */
export class StartRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, { deployment }: StartRoleProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const statement = new iam.PolicyStatement({
      sid: 'StartBuilds',
      actions: [
        'imagebuilder:GetImagePipeline',
        'imagebuilder:StartImagePipelineExecution',
      ],
      resources: [
        stack.formatArn({
          service: 'imagebuilder',
          resource: 'image-pipeline',
          resourceName: `vdi-${deployment}-*`,
        }),
      ],
      conditions: ofDeployment(deployment),
    });
    this.role = new iam.Role(this, 'Role', {
      roleName: `vdi-${deployment}-image-start`,
      description: `Starts builds of images of the deployment '${deployment}'`,
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
      }),
      inlinePolicies: {
        Start: new iam.PolicyDocument({ statements: [statement] }),
      },
    });
    acknowledgeWildcards(
      this.role,
      [statement],
      'The pipelines of this deployment, by their names and tags.',
    );
  }
}
