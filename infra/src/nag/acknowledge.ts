import { Validations } from 'aws-cdk-lib';
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
