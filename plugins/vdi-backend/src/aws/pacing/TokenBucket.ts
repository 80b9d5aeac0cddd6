/** Size and speed of a bucket. */
export interface Pace {
  /** Most tokens that it holds */
  capacity: number;
  /** Tokens a second */
  refill: number;
}

/** A token bucket, full at first, on the clock of its callers. */
export class TokenBucket {
  private tokens: number;
  private at: number | undefined;

  constructor(private readonly pace: Pace) {
    this.tokens = pace.capacity;
  }

  /**
   * How long until there are so many tokens and the reserve besides; 0 when they are there now.
   *
   * @returns milliseconds
   */
  wait(tokens: number, now: Date, reserve = 0): number {
    this.fill(now);
    // More than it can ever hold are there when it is full.
    const wanted = Math.min(tokens + reserve, this.pace.capacity);
    const missing = wanted - this.tokens;
    return missing <= 0 ? 0 : Math.ceil((missing / this.pace.refill) * 1000);
  }

  take(tokens: number, now: Date): void {
    this.fill(now);
    this.tokens -= tokens;
  }

  /** Somebody else took the tokens. */
  empty(now: Date): void {
    this.fill(now);
    this.tokens = Math.min(this.tokens, 0);
  }

  private fill(now: Date): void {
    const time = now.getTime();
    const passed = Math.max(0, time - (this.at ?? time)) / 1000;
    this.tokens = Math.min(
      this.pace.capacity,
      this.tokens + passed * this.pace.refill,
    );
    this.at = time;
  }
}
