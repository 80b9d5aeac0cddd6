import type { Stack } from 'aws-cdk-lib';
import {
  actionsOf,
  isAllowed,
  type PolicyDocument,
  resourcesOf,
} from '../../__testUtils__';
import { deployedNames } from './deployedNames';
import { templateOf } from './templateOf';

/** All that a role of the template may do. */
export class FunctionRole {
  /** Policies of others that it has, such as those of AWS */
  readonly managedPolicies: unknown[];
  /** Its own, as they are deployed */
  private readonly policies: PolicyDocument[];

  /** @param beginning - of the role's logical id */
  constructor(stack: Stack, beginning: string) {
    const template = templateOf(stack);
    const [role] = resourcesOf<{ ManagedPolicyArns?: unknown[] }>(
      template,
      'AWS::IAM::Role',
    ).filter(({ id }) => id.startsWith(beginning));
    this.managedPolicies = role.properties.ManagedPolicyArns ?? [];
    this.policies = resourcesOf<{
      Roles: { Ref: string }[];
      PolicyDocument: unknown;
    }>(template, 'AWS::IAM::Policy')
      .filter(({ properties }) => properties.Roles[0].Ref === role.id)
      .map(({ properties }) => deployedNames(stack, properties.PolicyDocument));
  }

  /** Every action that is allowed somewhere. */
  get actions(): string[] {
    return actionsOf(this.policies);
  }

  async may(
    action: string,
    resource: string,
    context: Record<string, string> = {},
  ): Promise<boolean> {
    return isAllowed(this.policies, { action, resource, context });
  }
}
