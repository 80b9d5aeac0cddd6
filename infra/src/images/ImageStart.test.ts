import { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from '../__testUtils__';
import { imagesRole } from './__testUtils__/imagesRole';
import { testImages } from './__testUtils__/testImages';

interface RuleProperties {
  EventPattern: object;
  Targets: { Arn: string; RoleArn: { 'Fn::GetAtt': [string, string] } }[];
}

describe('ImageStart', () => {
  const { stack } = testImages();
  const template = Template.fromStack(stack);
  function find<Properties extends object>(type: string, name: string) {
    return resourcesOf<Properties & { Name: string }>(template, type).find(
      ({ properties }) => properties.Name === name,
    )!;
  }
  const version = find<{ Value: string }>(
    'AWS::SSM::Parameter',
    '/vdi/test/images/ubuntu/version',
  );
  const rule = find<RuleProperties>(
    'AWS::Events::Rule',
    'vdi-test-ubuntu-image-changed',
  );
  const pipeline = find('AWS::ImageBuilder::ImagePipeline', 'vdi-test-ubuntu');
  const recipe = find<{ Version: string }>(
    'AWS::ImageBuilder::ImageRecipe',
    'vdi-test-ubuntu',
  );

  it('hears of a new version when the pipeline has it', () => {
    expect(version.properties.Value).toBe(recipe.properties.Version);
    expect(version.dependsOn).toEqual(
      expect.arrayContaining([pipeline.id, rule.id]),
    );
    expect(rule.properties.EventPattern).toEqual({
      source: ['aws.cloudformation'],
      'detail-type': ['CloudFormation Resource Status Change'],
      detail: {
        'stack-id': [{ Ref: 'AWS::StackId' }],
        'logical-resource-id': [version.id],
        'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
      },
    });
  });

  it('waits for the rights of the machines that build', () => {
    const policies = resourcesOf(template, 'AWS::IAM::Policy');
    expect(
      policies.filter(({ id }) => version.dependsOn.includes(id)),
    ).toHaveLength(1);
  });

  it('starts that pipeline, by a role that can do nothing else', async () => {
    const [target] = rule.properties.Targets;
    const arn = (name: string) =>
      `arn:aws:imagebuilder:eu-west-1:111122223333:image-pipeline/${name}`;
    expect(target.Arn).toBe(arn('vdi-test-ubuntu'));
    const [roleId] = target.RoleArn['Fn::GetAtt'];
    const role = imagesRole(stack, roleId);
    expect(role.actions).toEqual([
      'imagebuilder:GetImagePipeline',
      'imagebuilder:StartImagePipelineExecution',
    ]);
    const mayStart = (name: string, deployment?: string) =>
      role.may(
        'imagebuilder:StartImagePipelineExecution',
        arn(name),
        deployment ? { 'aws:ResourceTag/vdi:deployment': deployment } : {},
      );
    expect(await mayStart('vdi-test-ubuntu', 'test')).toBe(true);
    expect(await mayStart('vdi-other-ubuntu', 'other')).toBe(false);
    // The beginning of its name is that of this deployment
    expect(await mayStart('vdi-test-b-ubuntu', 'test-b')).toBe(false);
    expect(await mayStart('vdi-test-ubuntu')).toBe(false);
  });
});
