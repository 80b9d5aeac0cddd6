import { Template } from 'aws-cdk-lib/assertions';
import { TestStack } from '../__testUtils__';
import { imagesRole } from './__testUtils__/imagesRole';
import { LifecycleRole } from './LifecycleRole';

const IMAGE = 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0';
const SNAPSHOT = 'arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0';

function lifecycleStack() {
  const stack = new TestStack();
  new LifecycleRole(stack, 'Cleaning', { deployment: 'test' });
  return stack;
}

describe('LifecycleRole', () => {
  it('is taken by Image Builder for this account alone', () => {
    const [role] = Object.values(
      Template.fromStack(lifecycleStack()).findResources('AWS::IAM::Role'),
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

  const role = imagesRole(lifecycleStack(), 'CleaningRole');

  it('may do this, and nothing else', () => {
    expect(role.actions).toEqual([
      'ec2:DeleteSnapshot',
      'ec2:DeregisterImage',
      'ec2:DescribeImageAttribute',
      'ec2:DescribeImages',
      'imagebuilder:DeleteImage',
      'tag:GetResources',
    ]);
  });

  const tagged = (deployment: string) => ({
    'aws:ResourceTag/vdi:deployment': deployment,
  });
  const created = (by: string) => ({ 'aws:ResourceTag/CreatedBy': by });
  const record = (name: string) =>
    `arn:aws:imagebuilder:eu-west-1:111122223333:image/${name}/1.0.0/1`;

  it.each<Parameters<typeof role.may>>([
    ['ec2:DeregisterImage', IMAGE, tagged('test')],
    ['ec2:DeleteSnapshot', SNAPSHOT, created('EC2 Image Builder')],
    ['imagebuilder:DeleteImage', record('vdi-test-ubuntu'), tagged('test')],
  ])('may call %s on %s with %j', async (...request) => {
    expect(await role.may(...request)).toBe(true);
  });

  it.each<Parameters<typeof role.may>>([
    ['ec2:DeregisterImage', IMAGE, tagged('other')],
    ['ec2:DeregisterImage', IMAGE, {}],
    ['ec2:DeleteSnapshot', SNAPSHOT, created('somebody')],
    ['imagebuilder:DeleteImage', record('vdi-other-ubuntu'), tagged('test')],
    // The beginning of its name is that of this deployment
    ['imagebuilder:DeleteImage', record('vdi-test-b-x'), tagged('test-b')],
    ['imagebuilder:DeleteImage', record('vdi-test-ubuntu'), {}],
  ])('may not call %s on %s with %j', async (...request) => {
    expect(await role.may(...request)).toBe(false);
  });
});
