import { DateTime, IANAZone } from 'luxon';
import type { PoolWindow } from '../types';
import { occurrencesOf } from './occurrences';
import type { PoolSchedule } from './PoolSchedule';
import { checkWhole, type ScheduleProblem } from './ScheduleProblem';

/** More would be a typing error; EC2's quotas end long before. @public */
export const MAX_POOL_SIZE = 1000;
const MAX_WINDOWS = 30;
const YEAR = 366 * 24 * 60 * 60 * 1000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What is wrong with a schedule; nothing when it can be kept. @public */
export function checkSchedule(
  schedule: PoolSchedule,
  now: Date,
): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [
    ...checkSize('baseSize', schedule.baseSize),
    ...schedule.windows.flatMap(checkWindow),
  ];
  if (schedule.windows.length > MAX_WINDOWS) {
    problems.push({
      field: 'windows',
      code: 'many',
      message: `takes at most ${MAX_WINDOWS} windows`,
      details: { most: MAX_WINDOWS },
    });
  }
  return problems.length > 0 ? problems : checkOverlaps(schedule, now);
}

function checkSize(field: string, size: number): ScheduleProblem[] {
  return checkWhole(field, size, { least: 0, most: MAX_POOL_SIZE });
}

function checkWindow(window: PoolWindow, index: number): ScheduleProblem[] {
  const at = (field: string) => `windows[${index}].${field}`;
  const { days, from, to, timeZone, size } = window;
  const problems = checkSize(at('size'), size);
  if (days.length === 0) {
    problems.push({
      field: at('days'),
      code: 'days',
      message: 'takes one day or more',
    });
  }
  const begins = TIME.test(from);
  if (!begins) {
    problems.push({
      field: at('from'),
      code: 'from',
      message: 'takes a time from 00:00 to 23:59',
    });
  }
  if (!TIME.test(to) && to !== '24:00') {
    problems.push({
      field: at('to'),
      code: 'to',
      message: 'takes a time from 00:01 to 24:00',
    });
  } else if (begins && to <= from) {
    problems.push({
      field: at('to'),
      code: 'order',
      message: `must be later than ${from}; for a night, make one window until 24:00 and another from 00:00`,
      details: { from },
    });
  }
  if (!IANAZone.isValidZone(timeZone)) {
    problems.push({
      field: at('timeZone'),
      code: 'timeZone',
      message: `'${timeZone}' is no time zone; take a name such as Europe/Berlin or UTC`,
    });
  }
  return problems;
}

/** Windows of different zones may overlap in winter alone, so a whole year is looked at. */
function checkOverlaps(
  { windows }: PoolSchedule,
  now: Date,
): ScheduleProblem[] {
  const span = { from: now, to: new Date(now.getTime() + YEAR) };
  const all = windows
    .flatMap((window, index) =>
      occurrencesOf(window, span).map(each => ({ ...each, index })),
    )
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  let latest = all[0];
  for (const each of all.slice(1)) {
    if (each.start < latest.end && each.index !== latest.index) {
      const [first, second] = [latest.index, each.index].sort((a, b) => a - b);
      const day = DateTime.fromJSDate(each.start, {
        zone: windows[second].timeZone,
      });
      return [
        {
          field: `windows[${second}]`,
          code: 'overlap',
          message: `overlaps windows[${first}] on ${day.toFormat(
            'cccc, yyyy-MM-dd',
          )}`,
          details: { other: first, day: day.toFormat('yyyy-MM-dd') },
        },
      ];
    }
    if (each.end > latest.end) {
      latest = each;
    }
  }
  return [];
}
