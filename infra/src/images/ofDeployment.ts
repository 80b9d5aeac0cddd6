import type { Conditions } from 'aws-cdk-lib/aws-iam';

/**
 * Condition that a resource bears the tag of the deployment. Names alone do not tell: `vdi-a-*` is also what a
 * deployment called `a-b` has. Image Builder knows the tags of pipelines and images:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2imagebuilder.html
 */
export function ofDeployment(deployment: string): Conditions {
  return { StringEquals: { 'aws:ResourceTag/vdi:deployment': deployment } };
}
