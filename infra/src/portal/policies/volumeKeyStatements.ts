import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { PolicyScope } from './PolicyScope';

/** Launching and starting instances with encrypted disks: EC2 uses the key with the permissions of whoever calls. */
export function volumeKeyStatements(
  scope: PolicyScope,
  key: kms.IKey,
): iam.PolicyStatement[] {
  const { StringEquals } = scope.via('ec2');
  return [
    new iam.PolicyStatement({
      sid: 'VolumeKey',
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      resources: [key.keyArn],
      conditions: { StringEquals },
    }),
    new iam.PolicyStatement({
      sid: 'VolumeKeyGrants',
      actions: ['kms:CreateGrant'],
      resources: [key.keyArn],
      conditions: {
        StringEquals,
        Bool: { 'kms:GrantIsForAWSResource': 'true' },
      },
    }),
  ];
}
