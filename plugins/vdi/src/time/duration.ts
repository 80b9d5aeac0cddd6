const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

type Unit = (typeof UNITS)[number][0];

function formatUnit(count: number, unit: Unit, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
  }).format(count);
}

/** A duration in its two largest units, such as “1 min 12 sec”. */
export function formatDuration(milliseconds: number, language: string): string {
  let seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const first = UNITS.findIndex(([, size]) => seconds >= size);
  if (first < 0) {
    return formatUnit(0, 'second', language);
  }
  const parts: string[] = [];
  for (const [unit, size] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(seconds / size);
    seconds -= count * size;
    if (count > 0) {
      parts.push(formatUnit(count, unit, language));
    }
  }
  return parts.join(' ');
}

/** A measured duration: tenths of a second where they matter, “4.2 sec”, “38 sec”, “2 min 5 sec”. */
export function formatSeconds(seconds: number, language: string): string {
  if (seconds >= 90) {
    return formatDuration(Math.round(seconds) * 1000, language);
  }
  const digits = seconds < 10 ? 1 : 0;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(seconds);
}

/** How long something took that takes a moment: “120 ms”, “1.4 sec”. */
export function formatLatency(seconds: number, language: string): string {
  if (seconds >= 1) {
    return formatSeconds(seconds, language);
  }
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  }).format(seconds * 1000);
}

/** A duration in one unit, for what is only roughly known: “50 sec”, “3 min”. */
export function formatRoughly(milliseconds: number, language: string): string {
  const seconds = milliseconds / 1000;
  if (seconds < 90) {
    const count =
      seconds < 20 ? Math.ceil(seconds / 5) * 5 : Math.round(seconds / 10) * 10;
    return formatUnit(Math.max(5, count), 'second', language);
  }
  const minutes = Math.round(seconds / 60);
  return minutes < 90
    ? formatUnit(minutes, 'minute', language)
    : formatUnit(Math.round(minutes / 60), 'hour', language);
}

/** A time in words relative to now, such as “3 minutes ago”. */
export function formatRelative(
  time: number,
  now: number,
  language: string,
): string {
  const seconds = Math.round((time - now) / 1000);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const [unit, size] = UNITS.find(([, each]) => Math.abs(seconds) >= each) ?? [
    'second',
    1,
  ];
  return format.format(Math.trunc(seconds / size), unit);
}

/** An exact date and time, in the reader's time zone. */
export function formatExactly(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(time);
}

const DAY = 86_400_000;

/** The time of day; with the day of the week or, when that is far, the date when it is not today's. */
export function formatClock(
  time: number,
  now: number,
  language: string,
): string {
  const sameDay =
    new Date(time).toDateString() === new Date(now).toDateString();
  if (!sameDay && Math.abs(time - now) < 6 * DAY) {
    return new Intl.DateTimeFormat(language, {
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
    }).format(time);
  }
  return new Intl.DateTimeFormat(language, {
    timeStyle: 'short',
    dateStyle: sameDay ? undefined : 'short',
  }).format(time);
}
