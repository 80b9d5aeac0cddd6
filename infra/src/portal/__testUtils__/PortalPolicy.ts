import { Template } from 'aws-cdk-lib/assertions';
import {
  type AccessRequest,
  ACCOUNT,
  actionsOf,
  isAllowed,
  type PolicyDocument,
  resourcesOf,
} from '../../__testUtils__';
import { portalStack } from './portalStack';
import { resolve } from './resolve';

/** The portal's policies as they are deployed, evaluated as IAM does it. */
export class PortalPolicy {
  private constructor(readonly documents: PolicyDocument[]) {}

  static create(portal?: Parameters<typeof portalStack>[0]): PortalPolicy {
    const { stack } = portalStack(portal);
    const policies = resourcesOf<{ PolicyDocument: unknown }>(
      Template.fromStack(stack),
      'AWS::IAM::ManagedPolicy',
    );
    return new PortalPolicy(
      policies.map(({ properties }) =>
        resolve(stack, properties.PolicyDocument),
      ),
    );
  }

  get statements() {
    return this.documents.flatMap(each => each.Statement);
  }

  /** Every action that a statement names. */
  get actions(): Set<string> {
    return new Set(actionsOf(this.documents));
  }

  async allows({ context, ...request }: AccessRequest): Promise<boolean> {
    return isAllowed(this.documents, {
      principal: `arn:aws:iam::${ACCOUNT}:role/vdi-test-portal`,
      ...request,
      context: { 'aws:RequestedRegion': 'eu-west-1', ...context },
    });
  }
}
