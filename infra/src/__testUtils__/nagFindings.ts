import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** What cdk-nag finds in a construct and has no acknowledged reason: rule, finding, and path of the resource. */
export function nagFindings(scope: IConstruct): string[] {
  const { violations } = new AwsSolutionsChecks().validateScope(scope);
  return violations.flatMap(({ ruleName, description, violatingResources }) =>
    violatingResources.map(
      ({ constructPath, resourceLogicalId }) =>
        `${ruleName} ${constructPath ?? resourceLogicalId}: ${description}`,
    ),
  );
}
