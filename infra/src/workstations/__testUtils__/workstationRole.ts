import { ACCOUNT, deployedPart, DeployedRole } from '../../__testUtils__';
import { testWorkstations } from './testWorkstations';

/** How the simulation knows `kms:EncryptionContext:SecretARN`, of which it has the pattern alone. */
export const SECRET_CONTEXT = 'kms:EncryptionContext:${EncryptionContextKey}';

/** All that the role of workstations may do, as it is deployed. */
export function workstationRole(
  props: Parameters<typeof testWorkstations>[1] = {},
): DeployedRole {
  return new DeployedRole(testWorkstations({}, props).template(), {
    role: 'WorkstationsRole',
    deploy: policy => deployedPart(withPattern(policy), arnOf),
    principal: `arn:aws:sts::${ACCOUNT}:assumed-role/vdi-test-workstation/i-00000000000000001`,
  });
}

function withPattern(policy: unknown): unknown {
  return JSON.parse(
    JSON.stringify(policy).replaceAll(
      'kms:EncryptionContext:SecretARN',
      SECRET_CONTEXT,
    ),
  );
}

function arnOf(id: string): string {
  return id.startsWith('WorkstationsLog')
    ? `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:/vdi/test/workstations:*`
    : `arn:aws:kms:eu-west-1:${ACCOUNT}:key/secrets`;
}
