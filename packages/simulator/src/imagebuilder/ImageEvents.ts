import { randomUUID } from 'node:crypto';
import type { Queue } from '../sqs';
import { ACCOUNT_ID, type World } from '../world/World';

/** A change of a build's status. */
export interface ImageStateChange {
  arn: string;
  from: string;
  to: string;
  /** Milliseconds since 1970 */
  at: number;
}

/**
 * Puts a change into a queue, as an EventBridge rule does with those of Image Builder.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
 */
export function sendImageEvent(
  queue: Queue,
  world: World,
  { arn, from, to, at }: ImageStateChange,
): void {
  queue.send(
    JSON.stringify({
      version: '0',
      id: randomUUID(),
      'detail-type': 'EC2 Image Builder Image State Change',
      source: 'aws.imagebuilder',
      account: ACCOUNT_ID,
      time: new Date(at).toISOString().replace(/\.\d+/, ''),
      region: world.region,
      resources: [arn],
      detail: {
        'previous-state': { status: from },
        state: { status: to },
      },
    }),
  );
}
