import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Directory } from '../directory';
import type { Keys } from '../keys';

/** Reads of single items of the directory; neither a search through them nor a change. */
export function readDirectoryStatements(
  directory: Directory,
  keys: Keys,
): iam.PolicyStatement[] {
  const { region } = Stack.of(directory.table);
  return [
    new iam.PolicyStatement({
      actions: ['dynamodb:GetItem'],
      resources: [directory.table.tableArn],
    }),
    new iam.PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [keys.directory.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` },
      },
    }),
  ];
}
