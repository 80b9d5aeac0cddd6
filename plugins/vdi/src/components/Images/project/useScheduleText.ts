import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { CRON_DAYS, scheduleFormOf } from '../../../images';

// A Monday.
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** When an image is built by itself, in words. */
export function useScheduleText(
  schedule: ImageProjectSettings['schedule'],
): string {
  const { t, language } = useVdiTranslation();
  const { rhythm, time, day, cron, timeZone, onlyWhenChanged } = scheduleFormOf(
    schedule,
    'UTC',
  );
  if (rhythm === 'never') {
    return t('image.schedule.never');
  }
  const weekday = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(MONDAY + CRON_DAYS.indexOf(day) * DAY);
  const when =
    rhythm === 'custom'
      ? t('image.schedule.custom', { cron, timeZone })
      : t(`image.schedule.${rhythm}`, { time, day: weekday, timeZone });
  return onlyWhenChanged ? t('image.schedule.whenChanged', { when }) : when;
}
