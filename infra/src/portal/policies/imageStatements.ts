import type * as iam from 'aws-cdk-lib/aws-iam';
import { imagePartStatements } from './imagePartStatements';
import { imageReadStatements } from './imageReadStatements';
import type { PolicyScope } from './PolicyScope';

/** What image projects are built with. */
export interface ImageStatementsOptions {
  readonly scope: PolicyScope;
  /** The role of build machines */
  readonly role: iam.IRole;
  readonly instanceProfile: iam.IInstanceProfile;
}

/**
 * Image Builder: reading the pipelines of the deployment's templates, and making, changing and taking down those of
 * image projects. Whoever holds this runs scripts as root on build machines, with their role.
 */
export function imageStatements(
  options: ImageStatementsOptions,
): iam.PolicyStatement[] {
  return [
    ...imageReadStatements(options.scope),
    ...imagePartStatements(options),
  ];
}
