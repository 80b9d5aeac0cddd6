import { Aws, Validations } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Says why rules of cdk-nag, by their ids, do not hold for a construct and what belongs to it. */
export function acknowledge(
  construct: IConstruct,
  reasons: Record<string, string>,
): void {
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(construct).acknowledge({ id, reason });
  }
}

/** Says why a role may use just the wildcards of these statements; any other still is a finding. */
export function acknowledgeWildcards(
  construct: IConstruct,
  statements: iam.PolicyStatement[],
  reason: string,
): void {
  const wildcards = statements
    .flatMap(statement => statement.resources)
    .filter(resource => resource.includes('*'))
    .map(resource => resource.replace(Aws.PARTITION, '<AWS::Partition>'));
  for (const resource of new Set(wildcards)) {
    acknowledge(construct, {
      [`AwsSolutions-IAM5[Resource::${resource}]`]: reason,
    });
  }
}
