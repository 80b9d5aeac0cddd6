import { ThrottledError } from '../errors';
import { TokenBucket, type Pace } from './TokenBucket';

/** What EC2 allows of an action: how many requests, and how many instances in them. */
interface ActionPace {
  requests: Pace;
  instances?: Pace;
}

/** EC2's limits for an account in a Region: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
export const EC2_PACES: Record<string, ActionPace> = {
  'ec2:RunInstances': {
    requests: { capacity: 5, refill: 2 },
    instances: { capacity: 1000, refill: 2 },
  },
  'ec2:StartInstances': {
    requests: { capacity: 5, refill: 2 },
    instances: { capacity: 1000, refill: 2 },
  },
  'ec2:StopInstances': {
    requests: { capacity: 50, refill: 5 },
    instances: { capacity: 1000, refill: 20 },
  },
  'ec2:TerminateInstances': {
    requests: { capacity: 100, refill: 5 },
    instances: { capacity: 1000, refill: 20 },
  },
  'ec2:CreateTags': { requests: { capacity: 100, refill: 10 } },
};

/** What calls that nobody waits for leave in the buckets for those that people wait for. */
const RESERVED_REQUESTS = 2;
const RESERVED_INSTANCES = 100;

/**
 * Keeps this process within EC2's request limits, so that a refusal is the exception. Other processes of the account
 * draw from the same limits: a refusal tells that they did, and empties the bucket here as well.
 */
export class CallPacer {
  private readonly buckets = new Map<
    string,
    { requests: TokenBucket; instances?: TokenBucket }
  >();

  constructor(
    private readonly options: {
      clock: () => Date;
      /** @default {@link EC2_PACES} */
      paces?: Record<string, ActionPace>;
    },
  ) {
    const paces = options.paces ?? EC2_PACES;
    for (const [action, { requests, instances }] of Object.entries(paces)) {
      this.buckets.set(action, {
        requests: new TokenBucket(requests),
        instances: instances && new TokenBucket(instances),
      });
    }
  }

  /**
   * Runs a call if the limits allow it now.
   *
   * @param options.background - nobody waits for it: it leaves something to those for whom somebody does
   * @throws ThrottledError that says when, if they do not
   */
  async run<T>(
    options: { action: string; instances: number; background?: boolean },
    call: () => Promise<T>,
  ): Promise<T> {
    this.take(options);
    try {
      return await call();
    } catch (error) {
      if (error instanceof ThrottledError) {
        const now = this.options.clock();
        const bucket = this.buckets.get(options.action);
        bucket?.requests.empty(now);
        // EC2 did nothing with them.
        bucket?.instances?.take(-options.instances, now);
      }
      throw error;
    }
  }

  private take(options: {
    action: string;
    instances: number;
    background?: boolean;
  }): void {
    const { action, instances, background = false } = options;
    const bucket = this.buckets.get(action);
    if (!bucket) {
      return;
    }
    const now = this.options.clock();
    const reserve = background ? 1 : 0;
    const wait = Math.max(
      bucket.requests.wait(1, now, reserve * RESERVED_REQUESTS),
      bucket.instances?.wait(instances, now, reserve * RESERVED_INSTANCES) ?? 0,
    );
    if (wait > 0) {
      throw new ThrottledError(
        `'${action}' waits its turn, so that EC2 need not refuse it.`,
        undefined,
        wait,
      );
    }
    bucket.requests.take(1, now);
    bucket.instances?.take(instances, now);
  }
}
