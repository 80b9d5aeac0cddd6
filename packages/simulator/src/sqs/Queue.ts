import { createHash, randomUUID } from 'node:crypto';
import { AwsError } from '../aws/AwsError';

/** One message; times in milliseconds since 1970. */
interface Message {
  messageId: string;
  body: string;
  sentAt: number;
  /** Nobody receives it before */
  visibleFrom: number;
  receiveCount: number;
  /** Of the latest receive */
  receiptHandle?: string;
}

/** A message as somebody received it. */
export interface ReceivedMessage extends Message {
  receiptHandle: string;
}

export interface QueueOptions {
  name: string;
  /** Seconds that a received message stays hidden */
  visibilityTimeout: number;
  /** Seconds that a receive waits by itself */
  waitTime: number;
  now: () => number;
}

/** How long messages are kept: what nobody fetches must not fill the memory. */
const RETENTION = 60 * 60 * 1000;

/** A standard queue of SQS. */
export class Queue {
  readonly options: QueueOptions;
  private messages: Message[] = [];

  constructor(options: QueueOptions) {
    this.options = options;
  }

  send(body: string): { messageId: string; md5: string } {
    const now = this.options.now();
    this.messages = this.messages.filter(
      ({ sentAt }) => sentAt > now - RETENTION,
    );
    const messageId = randomUUID();
    this.messages.push({
      messageId,
      body,
      sentAt: now,
      visibleFrom: now,
      receiveCount: 0,
    });
    return { messageId, md5: md5Of(body) };
  }

  /** The oldest messages that nobody else has, hidden from others for a while. */
  receive(most: number, visibilityTimeout: number): ReceivedMessage[] {
    const now = this.options.now();
    return this.messages
      .filter(({ visibleFrom }) => visibleFrom <= now)
      .slice(0, most)
      .map(message => {
        message.receiveCount += 1;
        message.visibleFrom = now + visibilityTimeout * 1000;
        message.receiptHandle = randomUUID();
        return { ...message, receiptHandle: message.receiptHandle };
      });
  }

  /** Deletes the message of the receipt; one that is gone already is no error. */
  delete(receiptHandle: string): void {
    if (!/^[0-9a-f-]{36}$/.test(receiptHandle)) {
      throw new AwsError(
        'ReceiptHandleIsInvalid',
        `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`,
      );
    }
    this.messages = this.messages.filter(
      message => message.receiptHandle !== receiptHandle,
    );
  }

  /** How many messages could be received now, and how many somebody has. */
  count(): { visible: number; hidden: number } {
    const now = this.options.now();
    const visible = this.messages.filter(each => each.visibleFrom <= now);
    return {
      visible: visible.length,
      hidden: this.messages.length - visible.length,
    };
  }

  clear(): void {
    this.messages = [];
  }
}

export function md5Of(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
