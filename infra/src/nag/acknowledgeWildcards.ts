import { Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';

/** Says why a role may use just the wildcards of these statements; any other still is a finding of cdk-nag. */
export function acknowledgeWildcards(
  construct: IConstruct,
  statements: readonly iam.PolicyStatement[],
  reason: string,
): void {
  const resources = statements
    .flatMap(statement => statement.resources)
    .map(resource => readable(Stack.of(construct).resolve(resource)))
    .filter(resource => resource.includes('*'));
  for (const resource of new Set(resources)) {
    acknowledge(construct, {
      [`AwsSolutions-IAM5[Resource::${resource}]`]: reason,
    });
  }
}

/** A value of a template as cdk-nag writes it: references in angle brackets. */
function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return String(value);
  }
  const [[intrinsic, argument]] = Object.entries(value);
  switch (intrinsic) {
    case 'Fn::Join':
      return argument[1].map(readable).join(argument[0]);
    case 'Fn::GetAtt':
      return `<${argument.join('.')}>`;
    default:
      return `<${argument}>`;
  }
}
