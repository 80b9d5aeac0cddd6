import type * as iam from 'aws-cdk-lib/aws-iam';
import {
  ACCOUNT,
  actionsOf,
  deployedPart,
  isAllowed,
  type PolicyDocument,
  resourcesOf,
} from '../../__testUtils__';
import { testWorkstations } from './testWorkstations';

/** How the simulation knows `kms:EncryptionContext:SecretARN`, of which it has the pattern alone. */
export const SECRET_CONTEXT = 'kms:EncryptionContext:${EncryptionContextKey}';

interface RoleProperties {
  Policies: { PolicyDocument: PolicyDocument }[];
}

/** All that the role of workstations may do, as it is deployed. */
export class WorkstationRole {
  private constructor(private readonly policies: PolicyDocument[]) {}

  static create(
    props: Parameters<typeof testWorkstations>[1] = {},
  ): WorkstationRole {
    const { stack, template, workstations } = testWorkstations({}, props);
    const logicalId = stack.getLogicalId(
      workstations.role.node.defaultChild as iam.CfnRole,
    );
    const role = resourcesOf<RoleProperties>(template(), 'AWS::IAM::Role').find(
      ({ id }) => id === logicalId,
    );
    const { Policies }: RoleProperties = JSON.parse(
      JSON.stringify(role?.properties).replaceAll(
        'kms:EncryptionContext:SecretARN',
        SECRET_CONTEXT,
      ),
    );
    return new WorkstationRole(
      Policies.map(({ PolicyDocument }) => deployedPart(PolicyDocument, arnOf)),
    );
  }

  get actions(): string[] {
    return actionsOf(this.policies);
  }

  async may(
    action: string,
    resource: string,
    context: Record<string, string> = {},
  ): Promise<boolean> {
    return isAllowed(this.policies, {
      principal: `arn:aws:sts::${ACCOUNT}:assumed-role/vdi-test-workstation/i-00000000000000001`,
      action,
      resource,
      context,
    });
  }
}

function arnOf(id: string): string {
  return id.startsWith('WorkstationsLog')
    ? `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/vdi/test/workstations:*`
    : `arn:aws:kms:eu-west-1:${ACCOUNT}:key/secrets`;
}
