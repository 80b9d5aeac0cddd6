import type { PoolTimeline } from '@deskstage/backstage-plugin-vdi-common';

/** A pool at a moment, in milliseconds since 1970; what is not known is absent. */
export interface ChartPoint {
  at: number;
  target: number;
  warm?: number;
  starting?: number;
}

/** The samples of a pool up to the present: each counts until the next one. */
export function actualSeries(
  samples: PoolTimeline['samples'],
  now: number,
): ChartPoint[] {
  const points = samples.map(({ at, target, warm, starting }) => ({
    at: Date.parse(at),
    target,
    warm,
    starting,
  }));
  const last = points.at(-1);
  return last && last.at < now ? [...points, { ...last, at: now }] : points;
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

/** Moments at a distance of so many hours on the reader's clock, for the axis. */
export function ticksBetween(
  from: number,
  to: number,
  hours: number,
): number[] {
  const ticks: number[] = [];
  const tick = new Date(from);
  tick.setHours(Math.ceil((tick.getHours() + 1) / hours) * hours, 0, 0, 0);
  while (tick.getTime() <= to) {
    ticks.push(tick.getTime());
    tick.setHours(tick.getHours() + hours);
  }
  return ticks;
}
