import type { JsonInput } from '../aws/JsonInput';
import { md5Of, type Queue, type ReceivedMessage } from './Queue';

/** Milliseconds between two looks of a receive that waits. */
const LOOK_INTERVAL = 50;

/**
 * Receives messages, waiting for one in real time: the simulated clock may stand still.
 *
 * @param look - brings the world up to date, which may send messages
 */
export async function receive(
  queue: Queue,
  input: JsonInput,
  { look, stopped }: { look: () => void; stopped: () => boolean },
): Promise<object> {
  const most = input.integer('MaxNumberOfMessages', 1, 10) ?? 1;
  const timeout =
    input.integer('VisibilityTimeout', 0, 43_200) ??
    queue.options.visibilityTimeout;
  const wait =
    input.integer('WaitTimeSeconds', 0, 20) ?? queue.options.waitTime;
  const until = Date.now() + wait * 1000;
  const wanted = new Set([
    ...input.texts('AttributeNames'),
    ...input.texts('MessageSystemAttributeNames'),
  ]);
  for (;;) {
    look();
    const messages = queue.receive(most, timeout);
    if (messages.length > 0) {
      return { Messages: messages.map(each => describe(each, wanted)) };
    }
    if (stopped() || Date.now() >= until) return {};
    await new Promise(resolve => setTimeout(resolve, LOOK_INTERVAL));
  }
}

function describe(message: ReceivedMessage, wanted: Set<string>): object {
  const attributes = Object.entries({
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(message.sentAt),
  }).filter(([name]) => wanted.has(name) || wanted.has('All'));
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5Of(message.body),
    ...(attributes.length > 0 && {
      Attributes: Object.fromEntries(attributes),
    }),
  };
}
