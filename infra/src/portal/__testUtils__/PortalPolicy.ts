import { runSimulation } from '@cloud-copilot/iam-simulate';
import { Template } from 'aws-cdk-lib/assertions';
import { portalStack } from './portalStack';
import { resolve } from './resolve';

export const ACCOUNT = '111122223333';

export interface PolicyDocument {
  Version: string;
  Statement: {
    Sid: string;
    Action: string | string[];
    Resource: string | string[];
    Condition?: object;
  }[];
}

/** What the portal asks of AWS; `context` holds condition keys. */
export interface PortalRequest {
  action: string;
  resource: string;
  context?: Record<string, string | string[]>;
}

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

/** The portal's policies as they are deployed, evaluated as IAM does it. */
export class PortalPolicy {
  private constructor(readonly documents: PolicyDocument[]) {}

  static create(): PortalPolicy {
    const { stack } = portalStack();
    const policies = Template.fromStack(stack).findResources(
      'AWS::IAM::ManagedPolicy',
    );
    return new PortalPolicy(
      Object.values(policies).map(each =>
        resolve(stack, each.Properties.PolicyDocument),
      ),
    );
  }

  get statements() {
    return this.documents.flatMap(each => each.Statement);
  }

  /** Every action that a statement names. */
  get actions(): Set<string> {
    return new Set(this.statements.flatMap(each => each.Action));
  }

  async allows(request: PortalRequest): Promise<boolean> {
    const result = await runSimulation(
      {
        request: {
          principal: `arn:aws:iam::${ACCOUNT}:role/vdi-test-portal`,
          action: request.action,
          resource: { resource: request.resource, accountId: ACCOUNT },
          contextVariables: {
            'aws:RequestedRegion': 'eu-west-1',
            ...request.context,
          },
        },
        identityPolicies: this.documents.map((policy, index) => ({
          name: String(index),
          policy,
        })),
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(request.action.startsWith('kms:') && {
          resourcePolicy: KEY_POLICY,
        }),
      },
      {},
    );
    if (result.resultType === 'error') {
      throw new Error(JSON.stringify(result.errors));
    }
    const ignored =
      result.resultType === 'single' ? result.result.ignoredContextKeys : [];
    if (ignored?.length) {
      throw new Error(
        `${request.action} on '${request.resource}' knows no ${ignored.join(
          ', ',
        )}`,
      );
    }
    return result.overallResult === 'Allowed';
  }
}
