import { runSimulation } from '@cloud-copilot/iam-simulate';

/** Account of the stacks of tests. */
export const ACCOUNT = '111122223333';

/** A policy as it is deployed. */
export interface PolicyDocument {
  Version: string;
  Statement: {
    Sid?: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: object;
  }[];
}

/** A call of AWS. */
export interface AccessRequest {
  action: string;
  resource: string;
  /** Condition keys */
  context?: Record<string, string | string[]>;
  /** @default - some role of the account */
  principal?: string;
}

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

/** Every action that a statement names. */
export function actionsOf(policies: readonly PolicyDocument[]): string[] {
  return policies
    .flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action))
    .sort();
}

/**
 * Whether somebody with these policies may call, evaluated as IAM does it.
 *
 * @throws when the request is none, or has a condition key that the action does not know
 */
export async function isAllowed(
  policies: readonly PolicyDocument[],
  {
    action,
    resource,
    context = {},
    principal = `arn:aws:iam::${ACCOUNT}:role/vdi-test`,
  }: AccessRequest,
): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables: context,
      },
      identityPolicies: policies.map((policy, index) => ({
        name: String(index),
        policy,
      })),
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
  const ignored =
    result.resultType === 'single' ? result.result.ignoredContextKeys : [];
  if (ignored?.length) {
    throw new Error(
      `${action} on '${resource}' knows no ${ignored.join(', ')}`,
    );
  }
  return result.overallResult === 'Allowed';
}
