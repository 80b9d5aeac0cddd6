import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeWildcards } from '../nag';
import { ofDeployment } from './ofDeployment';

/** Options of {@link LifecycleRole}. */
export interface LifecycleRoleProps {
  /** Id of the deployment */
  readonly deployment: string;
}

/** By which Image Builder deletes old images of this deployment, with their AMIs and snapshots, and nothing else. */
export class LifecycleRole extends Construct {
  readonly role: iam.Role;

  constructor(
    scope: Construct,
    id: string,
    { deployment }: LifecycleRoleProps,
  ) {
    super(scope, id);
    this.role = new iam.Role(this, 'Role', {
      roleName: `vdi-${deployment}-image-lifecycle`,
      description: `Deletes old images of the deployment '${deployment}'`,
      assumedBy: new iam.ServicePrincipal('imagebuilder.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    });
    const statements = this.statements(deployment);
    statements.forEach(statement => this.role.addToPolicy(statement));
    acknowledgeWildcards(
      this.role,
      statements,
      'Images get their ids when they are built; tags and names confine it to those of this deployment. Searches know no resources.',
    );
  }

  private statements(deployment: string): iam.PolicyStatement[] {
    const { account, partition, region } = Stack.of(this);
    return [
      new iam.PolicyStatement({
        sid: 'DeleteImages',
        actions: ['ec2:DeregisterImage'],
        resources: [`arn:${partition}:ec2:${region}::image/*`],
        conditions: ofDeployment(deployment),
      }),
      // Image Builder tags snapshots with nothing but its own name
      new iam.PolicyStatement({
        sid: 'DeleteSnapshots',
        actions: ['ec2:DeleteSnapshot'],
        resources: [`arn:${partition}:ec2:${region}::snapshot/*`],
        conditions: {
          StringEquals: { 'aws:ResourceTag/CreatedBy': 'EC2 Image Builder' },
        },
      }),
      new iam.PolicyStatement({
        sid: 'FindImages',
        actions: [
          'ec2:DescribeImageAttribute',
          'ec2:DescribeImages',
          'tag:GetResources',
        ],
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'DeleteRecords',
        actions: ['imagebuilder:DeleteImage'],
        resources: [
          `arn:${partition}:imagebuilder:${region}:${account}:image/vdi-${deployment}-*`,
        ],
        conditions: ofDeployment(deployment),
      }),
    ];
  }
}
