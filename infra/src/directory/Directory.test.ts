import { RemovalPolicy } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { commonProps, nagFindings, TestStack } from '../__testUtils__';
import { Directory } from './Directory';

const TABLE = 'AWS::DynamoDB::GlobalTable';

function directory(removalPolicy = RemovalPolicy.DESTROY) {
  const stack = new TestStack();
  const { table } = new Directory(stack, 'Directory', {
    ...commonProps(stack),
    removalPolicy,
  });
  return { stack, table, template: () => Template.fromStack(stack) };
}

it('has the key and the time to live of its items', () => {
  const { template } = directory();
  template().hasResourceProperties(TABLE, {
    TableName: 'vdi-test-directory',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    BillingMode: 'PAY_PER_REQUEST',
  });
});

it('is encrypted with its own key, and can be brought back', () => {
  const { template } = directory();
  template().hasResourceProperties(TABLE, {
    SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    Replicas: [
      {
        Region: 'eu-west-1',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: {
          KMSMasterKeyId: {
            'Fn::GetAtt': [Match.stringLikeRegexp('^KeysDirectory'), 'Arn'],
          },
        },
      },
    ],
  });
});

it.each([
  [RemovalPolicy.RETAIN, 'Retain', true],
  [RemovalPolicy.DESTROY, 'Delete', false],
])('is protected as the policy %s says', (policy, deletion, isProtected) => {
  const { template } = directory(policy);
  template().hasResource(TABLE, {
    DeletionPolicy: deletion,
    UpdateReplacePolicy: deletion,
    Properties: { Replicas: [{ DeletionProtectionEnabled: isProtected }] },
  });
});

it('gives the key with the table', () => {
  const { stack, table, template } = directory();
  const role = new iam.Role(stack, 'Reader', {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
  });
  table.grant(role, 'dynamodb:GetItem');
  table.encryptionKey?.grantDecrypt(role);
  template().hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Action: 'kms:Decrypt',
          Resource: {
            'Fn::GetAtt': [Match.stringLikeRegexp('^KeysDirectory'), 'Arn'],
          },
        }),
      ]),
    },
  });
});

it('makes nothing that cdk-nag has to say about', () => {
  expect(nagFindings(directory(RemovalPolicy.RETAIN).stack)).toEqual([]);
});
