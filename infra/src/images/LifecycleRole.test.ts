import { Template } from 'aws-cdk-lib/assertions';
import { TestStack } from '../__testUtils__';
import { RolePolicy } from './__testUtils__/RolePolicy';
import { LifecycleRole } from './LifecycleRole';

const IMAGE = 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0';
const SNAPSHOT = 'arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0';

function lifecycleRole() {
  const stack = new TestStack();
  const { role } = new LifecycleRole(stack, 'Cleaning', { deployment: 'test' });
  return { stack, policy: RolePolicy.of(role) };
}

describe('LifecycleRole', () => {
  it('is taken by Image Builder for this account alone', () => {
    const [role] = Object.values(
      Template.fromStack(lifecycleRole().stack).findResources('AWS::IAM::Role'),
    );
    expect(role.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'imagebuilder.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
  });

  it('may do this, and nothing else', () => {
    expect(lifecycleRole().policy.actions).toEqual([
      'ec2:DeleteSnapshot',
      'ec2:DeregisterImage',
      'ec2:DescribeImageAttribute',
      'ec2:DescribeImages',
      'imagebuilder:DeleteImage',
      'tag:GetResources',
    ]);
  });

  it('deletes images of this deployment, and no others', async () => {
    const { policy } = lifecycleRole();
    const tagged = (deployment: string) => ({
      'aws:ResourceTag/vdi:deployment': deployment,
    });
    const created = (by: string) => ({ 'aws:ResourceTag/CreatedBy': by });
    const record = (name: string) =>
      `arn:aws:imagebuilder:eu-west-1:111122223333:image/${name}/1.0.0/1`;
    const answers = await Promise.all([
      policy.allows('ec2:DeregisterImage', IMAGE, tagged('test')),
      policy.allows(
        'ec2:DeleteSnapshot',
        SNAPSHOT,
        created('EC2 Image Builder'),
      ),
      policy.allows('imagebuilder:DeleteImage', record('vdi-test-ubuntu')),
      policy.allows('ec2:DeregisterImage', IMAGE, tagged('other')),
      policy.allows('ec2:DeregisterImage', IMAGE),
      policy.allows('ec2:DeleteSnapshot', SNAPSHOT, created('somebody')),
      policy.allows('imagebuilder:DeleteImage', record('vdi-other-ubuntu')),
    ]);
    expect(answers).toEqual([true, true, true, false, false, false, false]);
  });
});
