import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  checkSchedule,
  nextChange,
  targetAt,
  targetSteps,
  type PoolSchedule,
  type Weekday,
} from '.';
import type { PoolWindow } from '../types';
import { occurrencesOf } from './occurrences';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** With usual, half-hour and no changes of the clock, at both sides of the date line. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Cairo',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/Santiago',
];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(
    minutes % 60,
  ).padStart(2, '0')}`;

const anyWindow: fc.Arbitrary<PoolWindow> = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 23 * 60 + 58 }),
    length: fc.integer({ min: 1, max: 24 * 60 }),
    timeZone: fc.constantFrom(...ZONES),
    size: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ from, length, ...rest }) => ({
    ...rest,
    from: clock(from),
    to: clock(Math.min(from + length, 24 * 60)),
  }));

const anySchedule: fc.Arbitrary<PoolSchedule> = fc.record({
  baseSize: fc.integer({ min: 0, max: 50 }),
  windows: fc.array(anyWindow, { maxLength: 4 }),
});

const anyTime = fc
  .integer({
    min: Date.UTC(2026, 0, 1) / MINUTE,
    max: Date.UTC(2027, 11, 31) / MINUTE,
  })
  .map(minutes => new Date(minutes * MINUTE));

const window = (changes: Partial<PoolWindow> = {}): PoolWindow => ({
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '08:00',
  to: '18:00',
  timeZone: 'Europe/Berlin',
  size: 5,
  ...changes,
});

const at = (time: string, zone = 'UTC') =>
  DateTime.fromISO(time, { zone }).toJSDate();

/** Hours that a window holds on the day. */
function hoursOn(day: string, changes: Partial<PoolWindow>): number {
  const [{ start, end }] = occurrencesOf(window({ days: DAYS, ...changes }), {
    from: at(`${day}T09:00`),
    to: at(`${day}T09:30`),
  });
  return (end.getTime() - start.getTime()) / HOUR;
}

describe('a pool schedule', () => {
  it('holds by the clock of its zone, in summer and in winter', () => {
    const schedule = { baseSize: 1, windows: [window()] };
    for (const day of ['2026-01-12', '2026-07-13']) {
      const local = (time: string) => at(`${day}T${time}`, 'Europe/Berlin');
      expect(targetAt(schedule, local('07:59:59.999'))).toBe(1);
      expect(targetAt(schedule, local('08:00'))).toBe(5);
      expect(targetAt(schedule, local('17:59:59.999'))).toBe(5);
      expect(targetAt(schedule, local('18:00'))).toBe(1);
    }
    expect(targetAt(schedule, at('2026-07-18T12:00'))).toBe(1);
  });

  it('lasts an hour less or more on the nights when the clock changes', () => {
    const night = { from: '00:00', to: '12:00' };
    expect(hoursOn('2026-03-28', night)).toBe(12);
    expect(hoursOn('2026-03-29', night)).toBe(11);
    expect(hoursOn('2026-10-25', night)).toBe(13);
    // Times that do not exist on that day, and such as there are twice
    const skipped = { days: DAYS, from: '02:30', to: '12:00' };
    expect(hoursOn('2026-03-29', skipped)).toBe(8.5);
    expect(hoursOn('2026-10-25', skipped)).toBe(10.5);
  });

  it('goes on over midnight where one window ends and another begins', () => {
    const schedule = {
      baseSize: 0,
      windows: [
        window({ days: ['mon'], from: '22:00', to: '24:00', size: 3 }),
        window({ days: ['tue'], from: '00:00', to: '06:00', size: 3 }),
      ],
    };
    expect(checkSchedule(schedule, at('2026-01-01'))).toEqual([]);
    const monday = at('2026-11-23T00:00', 'Europe/Berlin');
    expect(
      targetSteps(schedule, {
        from: monday,
        to: new Date(monday.getTime() + 7 * DAY),
      }),
    ).toEqual([
      { at: monday, target: 0 },
      { at: at('2026-11-23T22:00', 'Europe/Berlin'), target: 3 },
      { at: at('2026-11-24T06:00', 'Europe/Berlin'), target: 0 },
    ]);
  });

  it('is within each window whenever the local clock says so', () => {
    fc.assert(
      fc.property(anyWindow, anyTime, (one, time) => {
        const local = DateTime.fromJSDate(time, { zone: one.timeZone });
        const shown = local.toFormat('HH:mm');
        const inside =
          one.days.includes(DAYS[local.weekday - 1]) &&
          shown >= one.from &&
          shown < one.to;
        // Within a few hours of a change of the clock two times may be the same, or missing.
        const offsets = new Set(
          [-3, 0, 3].map(hours => local.plus({ hours }).offset),
        );
        fc.pre(offsets.size === 1);
        const schedule = { baseSize: 99, windows: [one] };
        expect(targetAt(schedule, time)).toBe(inside ? one.size : 99);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps each stretch within the change of the clock of its nominal length', () => {
    const minutesOf = (time: string) => {
      const [hours, minutes] = time.split(':').map(Number);
      return hours * 60 + minutes;
    };
    fc.assert(
      fc.property(anyWindow, anyTime, (one, from) => {
        const stretches = occurrencesOf(one, {
          from,
          to: new Date(from.getTime() + 14 * DAY),
        });
        const nominal = (minutesOf(one.to) - minutesOf(one.from)) * MINUTE;
        for (const { start, end } of stretches) {
          expect(
            Math.abs(end.getTime() - start.getTime() - nominal),
          ).toBeLessThanOrEqual(HOUR);
        }
        for (const [index, { start }] of stretches.slice(1).entries()) {
          expect(start >= stretches[index].end).toBe(true);
        }
      }),
    );
  });

  it('changes exactly when its steps say', () => {
    fc.assert(
      fc.property(anySchedule, anyTime, (schedule, from) => {
        const to = new Date(from.getTime() + 3 * DAY);
        const steps = targetSteps(schedule, { from, to });
        expect(steps[0].at).toEqual(from);
        for (const [index, step] of steps.entries()) {
          const end = steps[index + 1]?.at ?? to;
          const middle = (step.at.getTime() + end.getTime()) / 2;
          for (const time of [step.at.getTime(), middle, end.getTime() - 1]) {
            expect(targetAt(schedule, new Date(time))).toBe(step.target);
          }
        }
        const next = nextChange(schedule, from);
        // Beyond the three days it may be anything.
        expect(next).toEqual(steps[1] ?? next);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [{ from: '18:00', to: '08:00' }, 'windows[0].to', 'later than 18:00'],
    [{ from: '08:00', to: '08:00' }, 'windows[0].to', 'later than 08:00'],
    [{ from: '24:00' }, 'windows[0].from', '23:59'],
    [{ from: '8:00' }, 'windows[0].from', 'a time'],
    [{ to: '25:00' }, 'windows[0].to', 'a time'],
    [{ days: [] }, 'windows[0].days', 'one day'],
    [{ timeZone: 'Mars/Olympus' }, 'windows[0].timeZone', 'no time zone'],
    [{ size: -1 }, 'windows[0].size', 'whole number'],
    [{ size: 2.5 }, 'windows[0].size', 'whole number'],
    [{ size: 1_000_000 }, 'windows[0].size', '1000'],
  ] as const)('is refused with %j', (changes, field, message) => {
    const schedule = {
      baseSize: 0,
      windows: [window(changes as Partial<PoolWindow>)],
    };
    expect(checkSchedule(schedule, at('2026-01-01'))).toMatchObject([
      { field, message: expect.stringContaining(message) },
    ]);
  });

  it('is refused with windows that overlap, be it for a part of the year', () => {
    const now = at('2026-01-01');
    const check = (...windows: PoolWindow[]) =>
      checkSchedule({ baseSize: 0, windows }, now);
    expect(
      check(window(), window({ days: ['fri'], from: '17:00', to: '20:00' })),
    ).toMatchObject([
      {
        field: 'windows[1]',
        code: 'overlap',
        details: { other: 0, day: '2026-01-02' },
        message: 'overlaps windows[0] on Friday, 2026-01-02',
      },
    ]);
    expect(check(window(), window({ from: '18:00', to: '20:00' }))).toEqual([]);
    // Kolkata has no summer time: 12:30 there is 08:00 in Berlin in winter, and 09:00 in summer.
    const kolkata = window({
      timeZone: 'Asia/Kolkata',
      from: '06:00',
      to: '12:30',
    });
    expect(check(window(), kolkata)).toMatchObject([
      {
        field: 'windows[1]',
        message: expect.stringMatching(
          /^overlaps windows\[0\] on .*2026-03-30/,
        ),
      },
    ]);
  });
});
