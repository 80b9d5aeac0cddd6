import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { DEPLOYMENT_TAG, type PolicyScope } from './PolicyScope';

/** What launches of the portal may use. */
export interface LaunchStatementsOptions {
  readonly scope: PolicyScope;
  readonly subnets: ec2.ISubnet[];
  readonly securityGroup: ec2.ISecurityGroup;
  /** The role that workstations get */
  readonly role: iam.IRole;
}

/**
 * RunInstances from launch templates of the deployment and from nothing else. The portal overrides subnet and instance
 * type; image and security group come from the launch template, of which the portal writes no version. IAM knows no
 * condition for user data, so a stolen portal can run code on machines that it launches, with the role of workstations
 * and behind their security group.
 */
export function launchStatements(
  options: LaunchStatementsOptions,
): iam.PolicyStatement[] {
  const { scope, subnets, securityGroup, role } = options;
  const fromTemplate = {
    ArnLike: { 'ec2:LaunchTemplate': scope.ec2('launch-template/*') },
  };
  const ofTemplate = {
    ...fromTemplate,
    Bool: { 'ec2:IsLaunchTemplateResource': 'true' },
  };
  // The portal itself sends this tag for instances and volumes. Tags of the launch template come on top.
  const tagged = {
    [`aws:RequestTag/${DEPLOYMENT_TAG}`]: scope.deployment,
  };
  const run = (sid: string, resources: string[], conditions: object) =>
    new iam.PolicyStatement({
      sid,
      actions: ['ec2:RunInstances'],
      resources,
      conditions: { ...conditions },
    });
  return [
    run('LaunchFromOurs', [scope.ec2('launch-template/*')], scope.ours),
    run('LaunchTagged', [scope.ec2('instance/*'), scope.ec2('volume/*')], {
      ...fromTemplate,
      StringEquals: tagged,
    }),
    run(
      'LaunchInto',
      [
        scope.ec2('network-interface/*'),
        ...subnets.map(({ subnetId }) => scope.ec2(`subnet/${subnetId}`)),
      ],
      fromTemplate,
    ),
    run(
      'LaunchWithin',
      [scope.ec2(`security-group/${securityGroup.securityGroupId}`)],
      ofTemplate,
    ),
    run('LaunchImage', [scope.images], {
      ...ofTemplate,
      StringEquals: { 'ec2:Owner': scope.account },
    }),
    new iam.PolicyStatement({
      sid: 'TagLaunched',
      actions: ['ec2:CreateTags'],
      resources: [scope.ec2('instance/*'), scope.ec2('volume/*')],
      conditions: {
        StringEquals: { 'ec2:CreateAction': 'RunInstances', ...tagged },
      },
    }),
    new iam.PolicyStatement({
      // Only a launch template can name tags of these.
      sid: 'TagInterfaces',
      actions: ['ec2:CreateTags'],
      resources: [scope.ec2('network-interface/*')],
      conditions: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    }),
    new iam.PolicyStatement({
      sid: 'PassRole',
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      },
    }),
  ];
}
