import { AwsError } from '../aws/AwsError';
import { ACCOUNT_ID } from '../world/World';
import { Queue, type QueueOptions } from './Queue';

/** The queues of the account, in memory only: their messages are hints that a restart may lose. */
export class Queues {
  private readonly queues = new Map<string, Queue>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** The queue of the name, made if need be. */
  ensure(options: Omit<QueueOptions, 'now'>): Queue {
    const existing = this.queues.get(options.name);
    if (existing) return existing;
    const queue = new Queue({ ...options, now: this.now });
    this.queues.set(options.name, queue);
    return queue;
  }

  named(name: string): Queue {
    const queue = this.queues.get(name);
    if (!queue) {
      throw new AwsError(
        'QueueDoesNotExist',
        'The specified queue does not exist.',
      );
    }
    return queue;
  }

  /** The queue of a URL that ends with account and name, whatever its host. */
  at(url: string): Queue {
    const name = new RegExp(`/${ACCOUNT_ID}/([\\w-]{1,80})/?$`).exec(url)?.[1];
    return this.named(name ?? '');
  }

  /** Empties all of them. */
  clear(): void {
    for (const queue of this.queues.values()) queue.clear();
  }
}
