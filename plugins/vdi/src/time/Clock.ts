/** A present time that is much older is not shown to anybody new; milliseconds. */
const FRESH = 1_000;

/** Tells everybody the same present time, so that texts beside each other change together. */
export class Clock {
  private now = Date.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners = new Set<() => void>();

  /** @param interval - Milliseconds after which the time is another */
  constructor(private readonly interval: number) {}

  readonly read = (): number => {
    if (this.listeners.size === 0 && this.isOld()) {
      this.now = Date.now();
    }
    return this.now;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.isOld()) {
      this.tick();
    }
    this.timer ??= setInterval(() => this.tick(), this.interval);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  };

  private isOld(): boolean {
    return Math.abs(Date.now() - this.now) > FRESH;
  }

  private tick(): void {
    this.now = Date.now();
    for (const listener of this.listeners) {
      listener();
    }
  }
}
