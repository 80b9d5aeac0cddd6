import { Cron } from 'croner';

/** A schedule as a project's settings have it. */
export interface ScheduleSettings {
  /** Six fields, or the same in `cron(…)` */
  cron: string;
  timeZone?: string;
}

/** Shortest time between two builds of a schedule; milliseconds. */
const SHORTEST = 60 * 60 * 1000;

const FIELDS =
  /^[\d*,/-]+ [\d*,/-]+ (\? [A-Za-z\d*,/-]+ [A-Za-z\d*,/#-]+|[\dLW*,/-]+ [A-Za-z\d*,/-]+ \?) [\d*,/-]+$/;

/** The expression as Image Builder takes it. */
export function scheduleExpression({ cron }: ScheduleSettings): string {
  return `cron(${fieldsOf(cron)})`;
}

/** When the schedule comes next; `undefined` when never, or when it is no schedule. */
export function nextBuildAt(
  schedule: ScheduleSettings,
  now: Date,
): Date | undefined {
  try {
    return toCron(schedule).nextRun(now) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong with a schedule, as a sentence that names the field; `undefined` when nothing. */
export function scheduleProblem(
  schedule: ScheduleSettings,
  now: Date,
): string | undefined {
  const { cron, timeZone } = schedule;
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    return `'settings.schedule.timeZone' is '${timeZone}'; it takes the name of a time zone such as Europe/Berlin or UTC.`;
  }
  let pattern: Cron;
  try {
    if (!FIELDS.test(fieldsOf(cron))) {
      throw new Error('fields');
    }
    pattern = toCron(schedule);
  } catch {
    return `'settings.schedule.cron' is '${cron}'; it takes minute, hour, day, month, weekday and year, with ? for the day or for the weekday, such as '0 2 ? * SUN *'.`;
  }
  const [first, second] = pattern.nextRuns(2, now);
  if (!first) {
    return `'settings.schedule.cron' is '${cron}', which never comes; choose a time to come, or leave the schedule out.`;
  }
  if (second && second.getTime() - first.getTime() < SHORTEST) {
    return `'settings.schedule.cron' is '${cron}', which comes more often than once an hour; an image takes longer than that.`;
  }
  return undefined;
}

/**
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html: weekdays count from 1, Sunday, and
 * a question mark stands for any.
 */
function toCron({ cron, timeZone = 'UTC' }: ScheduleSettings): Cron {
  const fields = fieldsOf(cron)
    .split(' ')
    .map(field => (field === '?' ? '*' : field));
  return new Cron(['0', ...fields].join(' '), {
    timezone: timeZone,
    alternativeWeekdays: true,
    paused: true,
  });
}

function fieldsOf(cron: string): string {
  const inner = /^\s*cron\((.*)\)\s*$/.exec(cron)?.[1] ?? cron;
  return inner.trim().replace(/\s+/g, ' ');
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
