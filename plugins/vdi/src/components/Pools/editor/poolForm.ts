import type {
  PoolSettings,
  PoolWindow,
} from '@deskstage/backstage-plugin-vdi-common';

/** A window as it is being edited. */
export interface WindowForm {
  /** Tells it from the others while they come and go */
  key: number;
  days: PoolWindow['days'];
  from: string;
  to: string;
  timeZone: string;
  /** As it was typed */
  size: string;
}

/** How many warm workstations are wanted, as it is being edited; numbers as they were typed. */
export interface PoolForm {
  baseSize: string;
  windows: WindowForm[];
  unwanted: NonNullable<PoolSettings['unwanted']>;
  /** Empty for any age */
  maxAgeHours: string;
  surge: string;
}

/** What the form begins with. */
export function poolFormOf(settings: PoolSettings | undefined): PoolForm {
  return {
    baseSize: String(settings?.baseSize ?? 1),
    windows: (settings?.windows ?? []).map((window, key) => ({
      ...window,
      size: String(window.size),
      key,
    })),
    unwanted: settings?.unwanted ?? 'terminate',
    maxAgeHours:
      settings?.maxAgeHours === undefined ? '' : String(settings.maxAgeHours),
    surge: String(settings?.surge ?? 1),
  };
}

/** What the form says; a number that cannot be read is NaN, which the check refuses. */
export function settingsOf(form: PoolForm): PoolSettings {
  return {
    baseSize: toNumber(form.baseSize),
    windows: form.windows.map(({ days, from, to, timeZone, size }) => ({
      days,
      from,
      to,
      timeZone,
      size: toNumber(size),
    })),
    unwanted: form.unwanted,
    maxAgeHours: form.maxAgeHours.trim()
      ? toNumber(form.maxAgeHours)
      : undefined,
    surge: toNumber(form.surge),
  };
}

/** Another window: the working hours of the reader's place, or after the last one of the form. */
export function newWindow(form: PoolForm, timeZone: string): WindowForm {
  const last = form.windows.at(-1);
  const key = Math.max(-1, ...form.windows.map(each => each.key)) + 1;
  return {
    key,
    days: last?.days ?? ['mon', 'tue', 'wed', 'thu', 'fri'],
    from: last && last.to !== '24:00' ? last.to : '08:00',
    to: last && last.to !== '24:00' ? '24:00' : '18:00',
    timeZone: last?.timeZone ?? timeZone,
    size: last?.size ?? '2',
  };
}

/** Whether two forms say the same. */
export function isSameForm(a: PoolForm, b: PoolForm): boolean {
  return JSON.stringify(settingsOf(a)) === JSON.stringify(settingsOf(b));
}

function toNumber(text: string): number {
  return text.trim() === '' ? NaN : Number(text);
}
