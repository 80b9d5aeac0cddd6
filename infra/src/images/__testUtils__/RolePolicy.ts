import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type * as iam from 'aws-cdk-lib/aws-iam';

export const ACCOUNT = '111122223333';

/** Keys of KMS open themselves to the policies of their account. */
const KEY_POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
};

/** What a role may do, evaluated as IAM does it. */
export class RolePolicy {
  private constructor(readonly document: any) {}

  static of(role: iam.Role): RolePolicy {
    const stack = Stack.of(role);
    const template = Template.fromStack(stack);
    const logicalId = stack.getLogicalId(role.node.defaultChild as iam.CfnRole);
    const [policy] = Object.values(
      template.findResources('AWS::IAM::Policy', {
        Properties: { Roles: [{ Ref: logicalId }] },
      }),
    );
    return RolePolicy.from(policy.Properties.PolicyDocument);
  }

  /** Of a policy as a template has it. */
  static from(document: unknown): RolePolicy {
    return new RolePolicy(resolve(document));
  }

  /** Every action that a statement names. */
  get actions(): string[] {
    return this.document.Statement.flatMap(
      (statement: { Action: string | string[] }) => statement.Action,
    ).sort();
  }

  async allows(
    action: string,
    resource: string,
    context: Record<string, string | string[]> = {},
  ): Promise<boolean> {
    const result = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/vdi-test`,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: [{ name: 'policy', policy: this.document }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(action.startsWith('kms:') && { resourcePolicy: KEY_POLICY }),
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(
        `${action} on '${resource}': ${JSON.stringify(result.errors)}`,
      );
    }
    return result.overallResult === 'Allowed';
  }
}

/** References become ARNs that end in the logical id. */
function resolve(value: any): any {
  if (Array.isArray(value)) {
    return value.map(resolve);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (value.Ref === 'AWS::Partition') {
    return 'aws';
  }
  if (value['Fn::GetAtt']) {
    const [id] = value['Fn::GetAtt'];
    return id.startsWith('Keys')
      ? `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${id}`
      : `arn:aws:s3:::${id.toLowerCase()}`;
  }
  if (value['Fn::Join']) {
    const [separator, parts] = value['Fn::Join'];
    return resolve(parts).join(separator);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, resolve(each)]),
  );
}
