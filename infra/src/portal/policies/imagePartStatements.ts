import * as iam from 'aws-cdk-lib/aws-iam';
import type { ImageStatementsOptions } from './imageStatements';

/**
 * Making, changing and taking down what projects have in Image Builder. Names alone do not tell whose something is:
 * `vdi-a-*` is also what a deployment called `a-b` has, and what this app deploys is called the same way.
 */
export function imagePartStatements(
  options: ImageStatementsOptions,
): iam.PolicyStatement[] {
  const { scope, role, instanceProfile } = options;
  return [
    new iam.PolicyStatement({
      sid: 'MakeParts',
      actions: [
        'imagebuilder:CreateComponent',
        'imagebuilder:CreateDistributionConfiguration',
        'imagebuilder:CreateImagePipeline',
        'imagebuilder:CreateImageRecipe',
        'imagebuilder:CreateInfrastructureConfiguration',
      ],
      resources: scope.imageParts,
      conditions: { StringEquals: scope.requestTagged },
    }),
    new iam.PolicyStatement({
      sid: 'ChangeParts',
      actions: [
        'imagebuilder:CancelImageCreation',
        'imagebuilder:DeleteComponent',
        'imagebuilder:DeleteDistributionConfiguration',
        'imagebuilder:DeleteImage',
        'imagebuilder:DeleteImagePipeline',
        'imagebuilder:DeleteImageRecipe',
        'imagebuilder:DeleteInfrastructureConfiguration',
        'imagebuilder:StartImagePipelineExecution',
        'imagebuilder:UpdateDistributionConfiguration',
        'imagebuilder:UpdateImagePipeline',
        'imagebuilder:UpdateInfrastructureConfiguration',
      ],
      resources: [scope.builder],
      conditions: scope.ofProject,
    }),
    ...tagStatements(options),
    new iam.PolicyStatement({
      sid: 'PassBuildRole',
      actions: ['iam:PassRole'],
      resources: [role.roleArn],
      conditions: {
        StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      },
    }),
    new iam.PolicyStatement({
      sid: 'ReadBuildProfile',
      actions: ['iam:GetInstanceProfile'],
      resources: [instanceProfile.instanceProfileArn],
    }),
  ];
}

/**
 * Tags, which make something a project's: never of what is the app's own or another deployment's. Something new counts
 * as tagged already or as untagged yet; IAM says the one of services in general, and Image Builder says neither:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag
 */
function tagStatements({
  scope,
}: ImageStatementsOptions): iam.PolicyStatement[] {
  const tag = (sid: string, resources: string[], conditions: object) =>
    new iam.PolicyStatement({
      sid,
      actions: ['imagebuilder:TagResource'],
      resources,
      conditions: { ...conditions },
    });
  const { StringEquals, Null } = scope.ofProject;
  return [
    tag('TagParts', [scope.builder], {
      StringEquals: { ...StringEquals, ...scope.requestTagged },
      Null,
    }),
    tag('TagNewParts', scope.imageParts, {
      StringEquals: scope.requestTagged,
      Null: Object.fromEntries(
        Object.keys(StringEquals).map(key => [key, 'true']),
      ),
    }),
    // They are every project's, so they have no owner.
    tag(
      'TagTools',
      [scope.arn('imagebuilder', `component/${scope.name}tool-*`)],
      {
        StringEquals: { ...StringEquals, ...scope.requestTagged },
      },
    ),
  ];
}
