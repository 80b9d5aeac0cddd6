import type {
  Pool,
  PoolTimeline,
} from '@deskstage/backstage-plugin-vdi-common';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A pool at a moment, in milliseconds since 1970; what is not known is absent. */
export interface ChartPoint {
  at: number;
  target: number;
  warm?: number;
  starting?: number;
}

/** The samples of a pool and what it is now: each counts until the next one. */
export function actualSeries(
  samples: PoolTimeline['samples'],
  pool: Pick<Pool, 'target' | 'warm' | 'starting'>,
  now: number,
): ChartPoint[] {
  const points = samples.map(({ at, target, warm, starting }) => ({
    at: Date.parse(at),
    target,
    warm,
    starting,
  }));
  const { target, warm, starting } = pool;
  return points.length > 0
    ? [...points, { at: now, target, warm, starting }]
    : [];
}

/** Targets until the end: each counts until the next one. */
export function targetSeries(
  steps: readonly { at: string | Date; target: number }[],
  end: number,
): ChartPoint[] {
  const points = steps.map(({ at, target }) => ({
    at: new Date(at).getTime(),
    target,
  }));
  const last = points.at(-1);
  return last && last.at < end ? [...points, { ...last, at: end }] : points;
}

/** The points at which something is not as it was before. */
export function changesOf(points: readonly ChartPoint[]): ChartPoint[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return (
      !before ||
      before.target !== point.target ||
      before.warm !== point.warm ||
      before.starting !== point.starting
    );
  });
}

/** When a chart of the last day begins: with the first sample of a pool that is younger. */
export function beginningOf(points: readonly ChartPoint[], now: number) {
  const first = points.at(0)?.at ?? now;
  return Math.min(now - HOUR, Math.max(now - DAY, first));
}

/** Whether what was recorded does not reach back a whole day. */
export function isYoung(points: readonly ChartPoint[], now: number): boolean {
  // Samples of an older pool need not begin on the minute.
  return points.length > 0 && points[0].at > now - DAY + HOUR / 2;
}

/** Full quarters, hours or days on the reader's clock, a few for the axis. */
export function ticksBetween(from: number, to: number): number[] {
  const minutes = tickLength(to - from);
  const ticks: number[] = [];
  const tick = new Date(from);
  const begun = tick.getHours() * 60 + tick.getMinutes();
  tick.setHours(0, Math.floor(begun / minutes + 1) * minutes, 0, 0);
  while (tick.getTime() <= to) {
    ticks.push(tick.getTime());
    tick.setMinutes(tick.getMinutes() + minutes);
  }
  return ticks;
}

/** Minutes from one tick to the next. */
function tickLength(span: number): number {
  if (span > 2 * DAY) {
    return 24 * 60;
  }
  if (span > 8 * HOUR) {
    return 4 * 60;
  }
  return span > 2 * HOUR ? 60 : 15;
}
