import { Match, Template } from 'aws-cdk-lib/assertions';
import { commonProps, nagFindings, TestStack } from '../__testUtils__';
import { LogBucket } from './LogBucket';

describe('LogBucket', () => {
  it('keeps logs encrypted, private and for as long as said', () => {
    const stack = new TestStack();
    const { keys } = commonProps(stack);
    const logs = new LogBucket(stack, 'Logs', {
      encryptionKey: keys.logs,
      logRetentionDays: 30,
    });
    expect(nagFindings(logs)).toEqual([]);
    const template = Template.fromStack(stack);
    template.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        LifecycleConfiguration: {
          Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
          ],
        },
      },
    });
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });
});
