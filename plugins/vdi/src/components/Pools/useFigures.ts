import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatSeconds } from '../../time';
import { formatDollars } from '../../workstations';
import { hitRate } from './poolState';

const NOTHING = '–';

/** How a pool served people during the last day, as texts. */
export function useFigures({ today }: Pool) {
  const { language } = useVdiTranslation();
  const rate = hitRate(today);
  const seconds = (value: number | undefined) =>
    value === undefined ? NOTHING : formatSeconds(value, language);
  return {
    claimed: String(today.claimed),
    missed: String(today.missed),
    hitRate:
      rate === undefined
        ? NOTHING
        : new Intl.NumberFormat(language, {
            style: 'percent',
            maximumFractionDigits: 0,
          }).format(rate),
    median: seconds(today.medianSeconds),
    p99: seconds(today.p99Seconds),
    idleHours:
      today.idleHours === undefined
        ? NOTHING
        : new Intl.NumberFormat(language, {
            style: 'unit',
            unit: 'hour',
            maximumFractionDigits: 1,
          }).format(today.idleHours),
    idleDollars:
      today.idleDollars === undefined
        ? NOTHING
        : formatDollars(today.idleDollars, language),
  };
}
