import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Stack } from 'aws-cdk-lib';
import { deployedNames } from './deployedNames';
import { templateOf } from './templateOf';

const ACCOUNT = '111122223333';

/** Opens a key to the policies of its account, as the keys of the deployment do. */
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

/** All that a role of the template may do. */
export class FunctionRole {
  /** Its policies as they are deployed */
  readonly policies: { name: string; policy: any }[];
  /** Policies of others that it has, such as those of AWS */
  readonly managedPolicies: unknown[];

  /** @param id - beginning of the role's logical id */
  constructor(stack: Stack, id: string) {
    const template = templateOf(stack);
    const [[role, { Properties }]] = Object.entries(
      template.findResources('AWS::IAM::Role'),
    ).filter(([name]) => name.startsWith(id));
    this.managedPolicies = Properties.ManagedPolicyArns ?? [];
    this.policies = Object.entries(template.findResources('AWS::IAM::Policy'))
      .filter(([, policy]) => policy.Properties.Roles[0].Ref === role)
      .map(([name, policy]) => ({
        name,
        policy: deployedNames(stack, policy.Properties.PolicyDocument),
      }));
  }

  /** Every action that is allowed somewhere. */
  get actions(): string[] {
    return this.policies.flatMap(({ policy }) =>
      policy.Statement.flatMap((each: { Action: string[] }) => each.Action),
    );
  }

  async may(
    action: string,
    resource: string,
    context: Record<string, string> = {},
  ): Promise<boolean> {
    const result = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/function`,
          action,
          resource: { resource, accountId: ACCOUNT },
          contextVariables: context,
        },
        identityPolicies: this.policies,
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        resourcePolicy: action.startsWith('kms:') ? KEY_POLICY : undefined,
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(JSON.stringify(result.errors));
    }
    return result.overallResult === 'Allowed';
  }
}
