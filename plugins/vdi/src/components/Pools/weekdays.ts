import type { PoolWindow } from '@deskstage/backstage-plugin-vdi-common';

type Weekday = PoolWindow['days'][number];

/** The days of the week, Monday first. */
export const WEEKDAYS: readonly Weekday[] = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
];

/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);
const DAY = 24 * 60 * 60 * 1000;

/** The name of a day in the reader's language. */
export function weekdayName(day: Weekday, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'short',
    timeZone: 'UTC',
  }).format(MONDAY + WEEKDAYS.indexOf(day) * DAY);
}
