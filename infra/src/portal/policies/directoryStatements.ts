import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { PolicyScope } from './PolicyScope';

/** Writing routes and grants, and reading one item to see that the table answers. */
export function directoryStatements(
  scope: PolicyScope,
  table: dynamodb.ITable,
  key: kms.IKey,
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'Directory',
      actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
      resources: [table.tableArn],
    }),
    new iam.PolicyStatement({
      // DynamoDB keeps its data keys in memory and asks for them with the permissions of whoever calls.
      sid: 'DirectoryKey',
      actions: [
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
      ],
      resources: [key.keyArn],
      conditions: scope.via('dynamodb'),
    }),
  ];
}
