import type { Template } from 'aws-cdk-lib/assertions';
import { actionsOf, isAllowed, type PolicyDocument } from './access';
import { resourcesOf } from './resourcesOf';

/** Options of {@link DeployedRole}. */
export interface DeployedRoleOptions {
  /** Beginning of the role's logical id */
  role: string;
  /** Makes of a policy of the template what is deployed of it */
  deploy: (policy: unknown) => PolicyDocument;
  /**
   * ARN of who calls with the role
   *
   * @default - some role of the account
   */
  principal?: string;
}

/** All that a role of a template may do, evaluated as IAM does it. */
export class DeployedRole {
  /** Policies of others that it has, such as those of AWS */
  readonly managedPolicies: unknown[];
  private readonly policies: PolicyDocument[];

  /** @throws when there is none or more than one */
  constructor(
    template: Template,
    private readonly options: DeployedRoleOptions,
  ) {
    const [role, ...others] = resourcesOf<{
      ManagedPolicyArns?: unknown[];
      Policies?: { PolicyDocument: unknown }[];
    }>(template, 'AWS::IAM::Role').filter(({ id }) =>
      id.startsWith(options.role),
    );
    if (!role || others.length > 0) {
      throw new Error(`There is not just one role called '${options.role}'.`);
    }
    const { ManagedPolicyArns = [], Policies = [] } = role.properties;
    const attached = resourcesOf<{
      Roles: { Ref: string }[];
      PolicyDocument: unknown;
    }>(template, 'AWS::IAM::Policy')
      .map(({ properties }) => properties)
      .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role.id));
    this.managedPolicies = ManagedPolicyArns;
    this.policies = [...Policies, ...attached].map(({ PolicyDocument }) =>
      options.deploy(PolicyDocument),
    );
  }

  get statements() {
    return this.policies.flatMap(({ Statement }) => Statement);
  }

  /** Every action that a statement names. */
  get actions(): string[] {
    return actionsOf(this.policies);
  }

  async may(
    action: string,
    resource = '*',
    context: Record<string, string | string[]> = {},
  ): Promise<boolean> {
    const { principal } = this.options;
    return isAllowed(this.policies, { action, resource, context, principal });
  }
}
