import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** Lets the DCV server find that it runs on EC2, where it needs no license. */
export function licenseStatement(scope: Construct): iam.PolicyStatement {
  const { partition, region } = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: 'FindLicense',
    actions: ['s3:GetObject'],
    resources: [`arn:${partition}:s3:::dcv-license.${region}/*`],
  });
}
