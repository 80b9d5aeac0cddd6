import type { PoolSettings } from '../types';
import { checkSchedule } from './checkSchedule';
import { checkWhole, type ScheduleProblem } from './ScheduleProblem';

/** What is wrong with the settings of a pool; nothing when they can be kept. @public */
export function checkSettings(
  settings: PoolSettings,
  now: Date,
): ScheduleProblem[] {
  const { surge, maxAgeHours } = settings;
  return [
    ...checkSchedule(settings, now),
    ...(surge === undefined
      ? []
      : checkWhole('surge', surge, { least: 1, most: 100 })),
    ...(maxAgeHours === undefined
      ? []
      : checkWhole('maxAgeHours', maxAgeHours, { least: 1, most: 8760 })),
  ];
}
