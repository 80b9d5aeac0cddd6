import { Stack, Validations } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Statements of a policy, and why their resources end in a star. */
export interface ReasonedStatements {
  readonly statements: readonly iam.PolicyStatement[];
  /** @default - no resource ends in a star */
  readonly reason?: string;
}

/** Says to cdk-nag why just these wildcards are needed; any other still is a finding. */
export function acknowledgeWildcards(
  role: IConstruct,
  { statements, reason }: ReasonedStatements,
): void {
  if (reason === undefined) {
    return;
  }
  const resources = statements
    .flatMap(statement => statement.resources)
    .map(resource => readable(Stack.of(role).resolve(resource)))
    .filter(resource => resource.includes('*'));
  for (const resource of new Set(resources)) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${resource}]`,
      reason,
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
