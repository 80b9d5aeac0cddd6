import { Template } from 'aws-cdk-lib/assertions';
import { RolePolicy } from './__testUtils__/RolePolicy';
import { testImages } from './__testUtils__/testImages';

describe('ImageStart', () => {
  const { Resources } = Template.fromStack(testImages().stack).toJSON();
  const find = (type: string, name: string): [string, any] =>
    Object.entries<any>(Resources).find(
      ([, each]) => each.Type === type && each.Properties.Name === name,
    )!;
  const [versionId, version] = find(
    'AWS::SSM::Parameter',
    '/vdi/test/images/ubuntu/version',
  );
  const [ruleId, rule] = find(
    'AWS::Events::Rule',
    'vdi-test-ubuntu-image-changed',
  );
  const [pipelineId] = find(
    'AWS::ImageBuilder::ImagePipeline',
    'vdi-test-ubuntu',
  );
  const [, recipe] = find('AWS::ImageBuilder::ImageRecipe', 'vdi-test-ubuntu');

  it('hears of a new version when the pipeline has it', () => {
    expect(version.Properties.Value).toBe(recipe.Properties.Version);
    expect(version.DependsOn).toEqual(
      expect.arrayContaining([pipelineId, ruleId]),
    );
    expect(rule.Properties.EventPattern).toEqual({
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: {
        'stack-id': [{ Ref: 'AWS::StackId' }],
        'logical-resource-id': [versionId],
        'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
      },
    });
  });

  it('waits for the rights of the machines that build', () => {
    const policies = Object.entries<any>(Resources)
      .filter(([, each]) => each.Type === 'AWS::IAM::Policy')
      .map(([id]) => id);
    expect(
      version.DependsOn.filter((each: string) => policies.includes(each)),
    ).toHaveLength(1);
  });

  it('starts that pipeline, by a role that can do nothing else', async () => {
    const [target] = rule.Properties.Targets;
    const arn = (name: string) =>
      `arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/${name}`;
    expect(target.Arn).toBe(arn('vdi-test-ubuntu'));
    const [roleId] = target.RoleArn['Fn::GetAtt'];
    const policy = RolePolicy.from(
      Resources[roleId].Properties.Policies[0].PolicyDocument,
    );
    expect(policy.actions).toEqual([
      'imagebuilder:GetImagePipeline',
      'imagebuilder:StartImagePipelineExecution',
    ]);
    const start = 'imagebuilder:StartImagePipelineExecution';
    expect(await policy.allows(start, arn('vdi-test-ubuntu'))).toBe(true);
    expect(await policy.allows(start, arn('vdi-other-ubuntu'))).toBe(false);
  });
});
