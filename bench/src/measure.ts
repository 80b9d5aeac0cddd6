/** One line of the table. */
export interface Figure {
  /** What was measured */
  measure: string;
  /** On what: a database, or the simulated AWS */
  on: string;
  /** Milliseconds */
  p50?: number;
  /** Milliseconds */
  p99?: number;
  /** What else there is to say, in words */
  result?: string;
}

/** The value that so large a share of the samples does not exceed. */
export function percentile(samples: number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Median and 99th percentile. */
export function spread(samples: number[]): { p50: number; p99: number } {
  return { p50: percentile(samples, 0.5), p99: percentile(samples, 0.99) };
}

/** Milliseconds that an action takes, with what it answers. */
export async function timed<T>(
  action: () => Promise<T>,
): Promise<{ ms: number; value: T }> {
  const start = performance.now();
  const value = await action();
  return { ms: performance.now() - start, value };
}

/** Milliseconds of an action, one time after the other; the first few, which warm caches up, do not count. */
export async function repeat(
  options: { samples: number; seconds: number },
  action: () => Promise<unknown>,
): Promise<number[]> {
  const warmUps = Math.min(3, options.samples);
  for (let round = 0; round < warmUps; round += 1) {
    await action();
  }
  const samples: number[] = [];
  const end = performance.now() + options.seconds * 1000;
  while (
    samples.length < options.samples &&
    (samples.length === 0 || performance.now() < end)
  ) {
    samples.push((await timed(action)).ms);
  }
  return samples;
}

/** Runs the action for all items, so many at a time. */
export async function concurrently<T>(
  items: T[],
  limit: number,
  action: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: limit }, async () => {
      for (const item of queue) {
        await action(item);
      }
    }),
  );
}
