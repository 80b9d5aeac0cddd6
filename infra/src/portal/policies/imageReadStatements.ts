import * as iam from 'aws-cdk-lib/aws-iam';
import type { PolicyScope } from './PolicyScope';

/**
 * Looking at what Image Builder has. By name and without a condition on tags: what is not there yet has none, and the
 * portal must be told that it is absent, or that its name is somebody else's, rather than that it may not look.
 *
 * The reference says what CreateImageRecipe and CreateImagePipeline look at on behalf of the caller:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_imagebuilder.html
 */
export function imageReadStatements(scope: PolicyScope): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      // These know no resources.
      sid: 'FindImages',
      actions: [
        'ec2:DescribeImages',
        'imagebuilder:ListComponents',
        'imagebuilder:ListDistributionConfigurations',
        'imagebuilder:ListImagePipelines',
        'imagebuilder:ListImageRecipes',
        'imagebuilder:ListImages',
        'imagebuilder:ListInfrastructureConfigurations',
      ],
      resources: ['*'],
      conditions: scope.inRegion,
    }),
    new iam.PolicyStatement({
      sid: 'ReadImages',
      actions: [
        'imagebuilder:GetComponent',
        'imagebuilder:GetDistributionConfiguration',
        'imagebuilder:GetImage',
        'imagebuilder:GetImagePipeline',
        'imagebuilder:GetImageRecipe',
        'imagebuilder:GetInfrastructureConfiguration',
        'imagebuilder:ListComponentBuildVersions',
        'imagebuilder:ListImageBuildVersions',
        'imagebuilder:ListImagePackages',
        'imagebuilder:ListImagePipelineImages',
        'imagebuilder:ListWorkflowExecutions',
        'imagebuilder:ListWorkflowStepExecutions',
      ],
      resources: [
        ...scope.imageParts,
        // Steps are an execution's, which has neither a name nor tags.
        scope.arn('imagebuilder', 'workflow-execution/*'),
      ],
    }),
    new iam.PolicyStatement({
      sid: 'ReadAmazons',
      actions: ['imagebuilder:GetComponent', 'imagebuilder:GetWorkflow'],
      resources: [
        scope.arnOfAmazon('imagebuilder', 'component/*'),
        scope.arnOfAmazon('imagebuilder', 'workflow/*'),
      ],
    }),
  ];
}
