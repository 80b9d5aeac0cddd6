import * as iam from 'aws-cdk-lib/aws-iam';
import { imageTemplateStatements } from './imageTemplateStatements';
import type { PolicyScope } from './PolicyScope';

/** EC2: launch templates of image projects, and deleting what these have built: AMIs and their snapshots. */
export function imageResultStatements(
  scope: PolicyScope,
): iam.PolicyStatement[] {
  return [
    ...imageTemplateStatements(scope),
    new iam.PolicyStatement({
      sid: 'DeleteMachineImages',
      actions: ['ec2:DeregisterImage'],
      resources: [scope.images],
      conditions: scope.ofProject,
    }),
    new iam.PolicyStatement({
      // Image Builder tags snapshots with nothing but its own name; EC2 deletes none that an AMI still uses.
      sid: 'DeleteSnapshots',
      actions: ['ec2:DeleteSnapshot'],
      resources: [scope.snapshots],
      conditions: {
        StringEquals: { 'aws:ResourceTag/CreatedBy': 'EC2 Image Builder' },
      },
    }),
  ];
}
