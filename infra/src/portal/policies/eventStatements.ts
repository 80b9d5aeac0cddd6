import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { PolicyScope } from './PolicyScope';

/** Consuming the queue of events. Deleting in batches is the same action as deleting one. */
export function eventStatements(
  scope: PolicyScope,
  queue: sqs.IQueue,
  key: kms.IKey,
): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'Events',
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
      resources: [queue.queueArn],
    }),
    new iam.PolicyStatement({
      sid: 'EventKey',
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: scope.via('sqs'),
    }),
  ];
}
