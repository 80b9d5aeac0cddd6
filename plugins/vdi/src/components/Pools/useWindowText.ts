import type { PoolWindow } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { WEEKDAYS, weekdayName } from './weekdays';

/** A function that says a window in words, such as “Mon–Fri 05:00–08:00 (UTC): 1”. */
export function useWindowText(): (window: PoolWindow) => string {
  const { t, language } = useVdiTranslation();
  return ({ days, from, to, timeZone, size }) =>
    t('poolEditor.windowText', {
      days: daysText(days, language),
      from,
      to,
      timeZone,
      size: String(size),
    });
}

/** Days in a row as a range, others one by one. */
function daysText(days: PoolWindow['days'], language: string): string {
  const indices = days.map(day => WEEKDAYS.indexOf(day)).sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let start = 0; start < indices.length; ) {
    let end = start;
    while (indices[end + 1] === indices[end] + 1) {
      end++;
    }
    const first = weekdayName(WEEKDAYS[indices[start]], language);
    const last = weekdayName(WEEKDAYS[indices[end]], language);
    if (end - start > 1) {
      ranges.push(`${first}–${last}`);
    } else {
      ranges.push(first, ...(end > start ? [last] : []));
    }
    start = end + 1;
  }
  return ranges.join(', ');
}
