import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { GatewayCertificate } from './GatewayCertificate';

/** Lets the gateways fetch their certificate with its private key, and no other. */
export function certificateStatements(
  scope: Construct,
  certificate: GatewayCertificate,
): iam.PolicyStatement[] {
  const { arn, region } = certificate;
  if (certificate.source === 'acm') {
    return [
      new iam.PolicyStatement({
        sid: 'ExportOwnCertificate',
        actions: ['acm:ExportCertificate'],
        resources: [arn],
      }),
    ];
  }
  const stack = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'ReadOwnCertificate',
      actions: ['secretsmanager:GetSecretValue'],
      resources: [arn],
    }),
    // Which key the secret has is not known here; what it may decrypt is.
    new iam.PolicyStatement({
      sid: 'DecryptOwnCertificate',
      actions: ['kms:Decrypt'],
      resources: [
        stack.formatArn({
          service: 'kms',
          region,
          resource: 'key',
          resourceName: '*',
        }),
      ],
      conditions: {
        StringEquals: {
          'kms:ViaService': `secretsmanager.${region}.${stack.urlSuffix}`,
          'kms:EncryptionContext:SecretARN': arn,
        },
      },
    }),
  ];
}
