import { DateTime } from 'luxon';
import type { PoolWindow } from '../types';

/** One stretch of time in which a window holds; `end` is not part of it. */
export interface Occurrence {
  start: Date;
  end: Date;
  size: number;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/**
 * The stretches of a window that touch the time from `from` to `to`, in order.
 *
 * Where the clock is put forward, a time that does not exist is the one as long after midnight as it would have been;
 * where it is put back, a window begins with the first of two equal times and ends with the second.
 */
export function occurrencesOf(
  window: PoolWindow,
  { from, to }: { from: Date; to: Date },
): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const last = DateTime.fromJSDate(to, { zone: window.timeZone });
  // From the day before: a stretch that ends at midnight may reach into the first day.
  let day = DateTime.fromJSDate(from, { zone: window.timeZone })
    .startOf('day')
    .minus({ days: 1 });
  while (day <= last) {
    if (window.days.includes(WEEKDAYS[day.weekday - 1])) {
      const start = clockTime(day, window.from, 'first');
      const end = clockTime(day, window.to, 'last');
      if (start < end && end > from && start < to) {
        occurrences.push({ start, end, size: window.size });
      }
    }
    day = day.plus({ days: 1 });
  }
  return occurrences;
}

function clockTime(day: DateTime, time: string, which: 'first' | 'last'): Date {
  const [hour, minute] = time.split(':').map(Number);
  if (hour === 24) {
    return day.plus({ days: 1 }).startOf('day').toJSDate();
  }
  const possible = day
    .set({ hour, minute, second: 0, millisecond: 0 })
    .getPossibleOffsets()
    .map(each => each.toMillis());
  return new Date(
    which === 'first' ? Math.min(...possible) : Math.max(...possible),
  );
}
