import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { DEPLOYMENT_TAG, type PolicyScope } from './PolicyScope';

/** Passwords in Secrets Manager under the deployment's own prefix, encrypted with its own key. */
export function passwordStatements(
  scope: PolicyScope,
  key: kms.IKey,
): iam.PolicyStatement[] {
  const resources = [
    scope.arn('secretsmanager', `secret:vdi/${scope.deployment}/*`),
  ];
  const tagged = {
    [`aws:RequestTag/${DEPLOYMENT_TAG}`]: scope.deployment,
  };
  return [
    new iam.PolicyStatement({
      sid: 'Passwords',
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:DeleteSecret',
        'secretsmanager:RestoreSecret',
      ],
      resources,
    }),
    new iam.PolicyStatement({
      sid: 'NewPasswords',
      actions: ['secretsmanager:CreateSecret', 'secretsmanager:TagResource'],
      resources,
      conditions: { StringEquals: tagged },
    }),
    new iam.PolicyStatement({
      sid: 'PasswordKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: scope.via('secretsmanager'),
    }),
  ];
}
