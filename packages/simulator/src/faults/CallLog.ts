/** How often each action was called and throttled, by `service:action`. */
export class CallLog {
  private calls = new Map<string, number>();
  private throttles = new Map<string, number>();

  called(service: string, action: string): void {
    increment(this.calls, `${service}:${action}`);
  }

  throttled(service: string, action: string): void {
    increment(this.throttles, `${service}:${action}`);
  }

  clear(): void {
    this.calls.clear();
    this.throttles.clear();
  }

  report(): {
    calls: Record<string, number>;
    throttles: Record<string, number>;
  } {
    return {
      calls: Object.fromEntries(this.calls),
      throttles: Object.fromEntries(this.throttles),
    };
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
