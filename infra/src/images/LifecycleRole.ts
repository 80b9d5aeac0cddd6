import { Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Options of {@link LifecycleRole}. */
export interface LifecycleRoleProps {
  /** Id of the deployment */
  readonly deployment: string;
}

/** By which Image Builder deletes old images of this deployment, with their AMIs and snapshots, and nothing else. */
export class LifecycleRole extends Construct {
  readonly role: iam.Role;

  constructor(scope: Construct, id: string, props: LifecycleRoleProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    const { deployment } = props;
    this.role = new iam.Role(this, 'Role', {
      roleName: `vdi-${deployment}-image-lifecycle`,
      description: `Deletes old images of the deployment '${deployment}'`,
      assumedBy: new iam.ServicePrincipal('imagebuilder.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    });
    const ec2Arn = (resource: string) =>
      `arn:${partition}:ec2:${region}::${resource}/*`;
    const ours = { 'aws:ResourceTag/vdi:deployment': deployment };
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'DeleteImages',
        actions: ['ec2:DeregisterImage'],
        resources: [ec2Arn('image')],
        conditions: { StringEquals: ours },
      }),
    );
    // Image Builder tags snapshots with nothing but its own name
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'DeleteSnapshots',
        actions: ['ec2:DeleteSnapshot'],
        resources: [ec2Arn('snapshot')],
        conditions: {
          StringEquals: { 'aws:ResourceTag/CreatedBy': 'EC2 Image Builder' },
        },
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'FindImages',
        actions: [
          'ec2:DescribeImageAttribute',
          'ec2:DescribeImages',
          'ec2:DescribeSnapshots',
          'tag:GetResources',
        ],
        resources: ['*'],
      }),
    );
    this.role.addToPolicy(
      new iam.PolicyStatement({
        sid: 'DeleteRecords',
        actions: ['imagebuilder:DeleteImage', 'imagebuilder:GetImage'],
        resources: [
          `arn:${partition}:imagebuilder:${region}:${account}:image/vdi-${deployment}-*`,
        ],
      }),
    );
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5',
      reason:
        'Images get their ids when they are built; tags and names confine it to those of this deployment. Searches know no resources.',
    });
  }
}
