import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ACCOUNT, deployedPart, DeployedRole } from '../../__testUtils__';

/** @param role - beginning of its logical id */
export function imagesRole(stack: Stack, role: string): DeployedRole {
  return new DeployedRole(Template.fromStack(stack), {
    role,
    deploy: policy => deployedPart(policy, arnOf),
  });
}

/** References become ARNs that end in the logical id. */
function arnOf(id: string): string {
  return id.startsWith('Keys')
    ? `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${id}`
    : `arn:aws:s3:::${id.toLowerCase()}`;
}
