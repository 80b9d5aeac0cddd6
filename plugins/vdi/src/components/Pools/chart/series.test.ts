import {
  actualSeries,
  beginningOf,
  changesOf,
  isYoung,
  targetSeries,
  ticksBetween,
} from './series';

const HOUR = 3_600_000;
const NOW = new Date(2026, 10, 23, 12, 7).getTime();

it('lets each target count until the next one, and the last until the end', () => {
  const steps = [
    { at: new Date(NOW), target: 1 },
    { at: new Date(NOW + HOUR), target: 3 },
  ];
  expect(targetSeries(steps, NOW + 2 * HOUR)).toEqual([
    { at: NOW, target: 1 },
    { at: NOW + HOUR, target: 3 },
    { at: NOW + 2 * HOUR, target: 3 },
  ]);
});

it('ends with what the pool is now, and begins with it when it is young', () => {
  const at = new Date(NOW - 3 * HOUR).toISOString();
  const samples = [{ at, target: 2, warm: 0, starting: 2, stopped: 0 }];
  const pool = { target: 2, warm: 2, starting: 0 };
  const points = actualSeries(samples, pool, NOW);
  expect(points.at(-1)).toEqual({ at: NOW, ...pool });
  expect(beginningOf(points, NOW)).toBe(NOW - 3 * HOUR);
  expect(beginningOf([], NOW)).toBe(NOW - HOUR);
  expect(beginningOf([{ at: 0, target: 1 }], NOW)).toBe(NOW - 24 * HOUR);
  expect([
    isYoung(points, NOW),
    isYoung([{ at: NOW - 24 * HOUR, target: 1 }], NOW),
  ]).toEqual([true, false]);
  expect(actualSeries([], pool, NOW)).toEqual([]);
  expect(changesOf([...points, { ...points[1], at: NOW + 1 }])).toEqual(points);
});

it.each([
  [1, 15 * 60_000, 4],
  [6, HOUR, 6],
  [24, 4 * HOUR, 6],
  [168, 24 * HOUR, 7],
])('marks %d hours on the clock', (hours, distance, count) => {
  const ticks = ticksBetween(NOW, NOW + hours * HOUR);
  expect(ticks).toHaveLength(count);
  expect(ticks[1] - ticks[0]).toBe(distance);
  expect(new Date(ticks[0]).getMinutes() % 15).toBe(0);
});
