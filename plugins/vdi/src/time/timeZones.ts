/** The time zones that the browser knows; UTC is not among its own. */
export const TIME_ZONES: readonly string[] = [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC'),
];

/** The zone that somebody means who typed its name, with spaces or in small letters; `undefined` for none. */
export function timeZoneNamed(text: string): string | undefined {
  const typed = text.trim().replace(/\s+/g, '_');
  const lower = typed.toLowerCase();
  return (
    TIME_ZONES.find(zone => zone.toLowerCase() === lower) ??
    (isOtherName(typed) ? typed : undefined)
  );
}

/** Whether there is such a zone. */
export function isTimeZone(zone: string): boolean {
  return TIME_ZONES.includes(zone) || isOtherName(zone);
}

/** Zones have older names too, which the browser takes and does not list. */
function isOtherName(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) {
    return false;
  }
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
