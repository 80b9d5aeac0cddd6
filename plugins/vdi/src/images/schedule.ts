import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import { isTimeZone } from '../time';

type Schedule = NonNullable<ImageProjectSettings['schedule']>;

/** How often an image is built by itself. */
export const RHYTHMS = [
  'never',
  'daily',
  'weekly',
  'monthly',
  'custom',
] as const;

/** One of {@link RHYTHMS}. */
export type Rhythm = (typeof RHYTHMS)[number];

/** Days of the week as cron names them, from Monday. */
export const CRON_DAYS = [
  'MON',
  'TUE',
  'WED',
  'THU',
  'FRI',
  'SAT',
  'SUN',
] as const;

/** One of {@link CRON_DAYS}. */
export type CronDay = (typeof CRON_DAYS)[number];

/** A schedule as it is being edited. */
export interface ScheduleForm {
  rhythm: Rhythm;
  /** Time of day, such as 02:00 */
  time: string;
  /** Of a weekly one */
  day: CronDay;
  /** Of a custom one */
  cron: string;
  timeZone: string;
  onlyWhenChanged: boolean;
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const FIELD = /^[A-Za-z0-9*?,/#-]+$/;
const SIMPLE =
  /^(\d{1,2}) (\d{1,2}) (\*|1|\?) \* (\?|MON|TUE|WED|THU|FRI|SAT|SUN) \*$/;

/** What the form begins with. */
export function scheduleFormOf(
  schedule: Schedule | undefined,
  timeZone: string,
): ScheduleForm {
  const form: ScheduleForm = {
    rhythm: 'never',
    time: '02:00',
    day: 'SUN',
    cron: schedule?.cron ?? '0 2 ? * SUN *',
    timeZone: schedule ? schedule.timeZone ?? 'UTC' : timeZone,
    onlyWhenChanged: schedule?.onlyWhenChanged ?? true,
  };
  if (!schedule) {
    return form;
  }
  const [, minute, hour, dayOfMonth, day] = SIMPLE.exec(schedule.cron) ?? [];
  const rhythm = rhythmOf(dayOfMonth, day);
  if (rhythm === 'custom') {
    return { ...form, rhythm };
  }
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  return {
    ...form,
    rhythm,
    time,
    day: rhythm === 'weekly' ? (day as CronDay) : form.day,
  };
}

/** The schedule that the form says; absent for none, and what was typed where that makes no sense. */
export function scheduleOf(form: ScheduleForm): Schedule | undefined {
  const { rhythm, timeZone, onlyWhenChanged } = form;
  return rhythm === 'never'
    ? undefined
    : { cron: cronOf(form), timeZone, onlyWhenChanged };
}

/** What is wrong with a schedule that is being edited. */
export function scheduleProblem(
  form: ScheduleForm,
): 'time' | 'cron' | 'timeZone' | undefined {
  if (form.rhythm === 'never') {
    return undefined;
  }
  if (form.rhythm === 'custom' ? !isCron(form.cron) : !isTime(form.time)) {
    return form.rhythm === 'custom' ? 'cron' : 'time';
  }
  return isTimeZone(form.timeZone) ? undefined : 'timeZone';
}

/** Whether a text has the six fields that Image Builder reads; what is in them it checks itself. */
export function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === 6 &&
    text.length <= 100 &&
    fields.every(field => FIELD.test(field))
  );
}

function isTime(text: string): boolean {
  return TIME.test(text.trim());
}

function cronOf(form: ScheduleForm): string {
  const { rhythm, time, day, cron } = form;
  if (rhythm !== 'custom' && !isTime(time)) {
    return time.trim();
  }
  const [hour, minute] = time
    .trim()
    .split(':')
    .map(part => String(Number(part)));
  switch (rhythm) {
    case 'daily':
      return `${minute} ${hour} * * ? *`;
    case 'weekly':
      return `${minute} ${hour} ? * ${day} *`;
    case 'monthly':
      return `${minute} ${hour} 1 * ? *`;
    default:
      return cron.trim().split(/\s+/).join(' ');
  }
}

function rhythmOf(dayOfMonth?: string, day?: string): Rhythm {
  if (day === '?' && dayOfMonth !== '?') {
    return dayOfMonth === '1' ? 'monthly' : 'daily';
  }
  return day && day !== '?' && dayOfMonth === '?' ? 'weekly' : 'custom';
}
