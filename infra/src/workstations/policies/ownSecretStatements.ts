import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/** The tag in which the portal writes the ARN of the one instance that may read a secret. */
const OWNER_TAG = 'aws:ResourceTag/vdi:instance-arn';

/** Lets a machine read its own password: the secret whose tag has the ARN of the instance that asks. */
export function ownSecretStatements(
  scope: Construct,
  options: { deployment: string; key: kms.IKey },
): iam.PolicyStatement[] {
  const stack = Stack.of(scope);
  const secrets = `arn:${stack.partition}:secretsmanager:${stack.region}:${stack.account}:secret:vdi/${options.deployment}/*`;
  return [
    new iam.PolicyStatement({
      sid: 'ReadOwnPassword',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [secrets],
      conditions: {
        StringEquals: { [OWNER_TAG]: '${ec2:SourceInstanceARN}' },
      },
    }),
    new iam.PolicyStatement({
      sid: 'DecryptPasswords',
      actions: ['kms:Decrypt'],
      resources: [options.key.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${stack.region}.${stack.urlSuffix}`,
        },
        StringLike: { 'kms:EncryptionContext:SecretARN': secrets },
      },
    }),
  ];
}
