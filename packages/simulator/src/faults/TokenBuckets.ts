interface Bucket {
  capacity: number;
  /** Tokens a second */
  refill: number;
}

interface Level {
  tokens: number;
  at: number;
}

/** What a call takes from the buckets. */
export interface BucketUse {
  bucket: keyof typeof BUCKETS;
  tokens: number;
}

/** https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const BUCKETS = {
  RunInstances: { capacity: 5, refill: 2 },
  StartInstances: { capacity: 5, refill: 2 },
  TerminateInstances: { capacity: 100, refill: 5 },
  CreateTags: { capacity: 100, refill: 10 },
  DeleteTags: { capacity: 100, refill: 10 },
  mutating: { capacity: 50, refill: 5 },
  describe: { capacity: 100, refill: 20 },
  describeAll: { capacity: 50, refill: 10 },
  runResources: { capacity: 1000, refill: 2 },
  startResources: { capacity: 1000, refill: 2 },
  stopResources: { capacity: 1000, refill: 20 },
  terminateResources: { capacity: 1000, refill: 20 },
} satisfies Record<string, Bucket>;

/** EC2's request and resource buckets of one account in one Region; off until switched on. */
export class TokenBuckets {
  private levels = new Map<string, Level>();
  private on = false;

  get enabled(): boolean {
    return this.on;
  }

  /** Starts with full buckets. */
  enable(enabled: boolean): void {
    this.on = enabled;
    this.levels = new Map();
  }

  /** Takes all or nothing. */
  take(uses: BucketUse[], now: number): boolean {
    if (!this.on) return true;
    const levels = uses.map(({ bucket }) => this.level(bucket, now));
    if (levels.some((level, index) => level.tokens < uses[index].tokens))
      return false;
    levels.forEach((level, index) => {
      level.tokens -= uses[index].tokens;
    });
    return true;
  }

  private level(name: keyof typeof BUCKETS, now: number): Level {
    const { capacity, refill } = BUCKETS[name];
    const level = this.levels.get(name) ?? { tokens: capacity, at: now };
    level.tokens = Math.min(
      capacity,
      level.tokens + ((now - level.at) / 1000) * refill,
    );
    level.at = now;
    this.levels.set(name, level);
    return level;
  }
}
