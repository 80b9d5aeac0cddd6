import { Aws } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';

/** Lets a machine fetch packages from the mirror `s3://bucket/prefix`, and nothing else from its bucket. */
export function mirrorStatement(mirror: string): iam.PolicyStatement {
  const path = mirror.replace(/^s3:\/\//, '').replace(/\/+$/, '');
  return new iam.PolicyStatement({
    actions: ['s3:GetObject'],
    resources: [`arn:${Aws.PARTITION}:s3:::${path}/*`],
  });
}
