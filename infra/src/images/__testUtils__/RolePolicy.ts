import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type * as iam from 'aws-cdk-lib/aws-iam';
import {
  ACCOUNT,
  actionsOf,
  deployedPart,
  isAllowed,
  type PolicyDocument,
  resourcesOf,
} from '../../__testUtils__';

/** What a role may do, evaluated as IAM does it. */
export class RolePolicy {
  private constructor(private readonly document: PolicyDocument) {}

  static of(role: iam.Role): RolePolicy {
    const stack = Stack.of(role);
    const logicalId = stack.getLogicalId(role.node.defaultChild as iam.CfnRole);
    const policy = resourcesOf<{
      Roles: { Ref: string }[];
      PolicyDocument: unknown;
    }>(Template.fromStack(stack), 'AWS::IAM::Policy').find(({ properties }) =>
      properties.Roles.some(({ Ref }) => Ref === logicalId),
    );
    return RolePolicy.from(policy?.properties.PolicyDocument);
  }

  /** Of a policy as a template has it. */
  static from(document: unknown): RolePolicy {
    return new RolePolicy(deployedPart(document, arnOf));
  }

  get statements() {
    return this.document.Statement;
  }

  /** Every action that a statement names. */
  get actions(): string[] {
    return actionsOf([this.document]);
  }

  async allows(
    action: string,
    resource: string,
    context: Record<string, string | string[]> = {},
  ): Promise<boolean> {
    return isAllowed([this.document], { action, resource, context });
  }
}

/** References become ARNs that end in the logical id. */
function arnOf(id: string): string {
  return id.startsWith('Keys')
    ? `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${id}`
    : `arn:aws:s3:::${id.toLowerCase()}`;
}
