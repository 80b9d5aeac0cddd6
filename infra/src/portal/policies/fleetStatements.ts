import * as iam from 'aws-cdk-lib/aws-iam';
import type { PolicyScope } from './PolicyScope';

/** Tags that the portal writes after the launch. `vdi:deployment` is not among them: no instance changes hands. */
const LATER_TAGS = ['vdi:workstation', 'vdi:owner', 'Name'];

/** Looking at EC2, and starting, stopping, resizing, ending and tagging the deployment's own instances. */
export function fleetStatements(scope: PolicyScope): iam.PolicyStatement[] {
  const instances = [scope.ec2('instance/*')];
  return [
    new iam.PolicyStatement({
      // EC2 knows no resources for these calls.
      sid: 'Describe',
      actions: [
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceTypes',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribeLaunchTemplateVersions',
        'ec2:DescribeSubnets',
      ],
      resources: ['*'],
      conditions: scope.inRegion,
    }),
    new iam.PolicyStatement({
      sid: 'ChangeOurs',
      actions: [
        'ec2:RebootInstances',
        'ec2:StartInstances',
        'ec2:StopInstances',
        'ec2:TerminateInstances',
      ],
      resources: instances,
      conditions: scope.ours,
    }),
    new iam.PolicyStatement({
      // Its type alone: with user data one could run anything on it. EC2 takes one attribute a call.
      sid: 'ResizeOurs',
      actions: ['ec2:ModifyInstanceAttribute'],
      resources: instances,
      conditions: {
        ...scope.ours,
        Null: { 'ec2:Attribute/InstanceType': 'false' },
      },
    }),
    new iam.PolicyStatement({
      // Chooses which of the versions is the default; it writes none.
      sid: 'ChooseVersion',
      actions: ['ec2:ModifyLaunchTemplate'],
      resources: [scope.ec2('launch-template/*')],
      conditions: scope.ours,
    }),
    new iam.PolicyStatement({
      sid: 'TagOurs',
      actions: ['ec2:CreateTags'],
      resources: instances,
      conditions: {
        ...scope.ours,
        'ForAllValues:StringEquals': { 'aws:TagKeys': LATER_TAGS },
        // Without it, a request that names no tags would pass the line above.
        Null: { 'aws:TagKeys': 'false' },
      },
    }),
  ];
}
