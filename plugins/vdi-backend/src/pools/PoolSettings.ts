import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import {
  checkSchedule,
  MAX_POOL_SIZE,
  type PoolSchedule,
  type ScheduleProblem,
  targetSteps,
} from './schedule';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** A pool's settings with the defaults filled in. */
export interface CompletePoolSettings extends PoolSchedule {
  unwanted: 'terminate' | 'stop' | 'hibernate';
  /** Hours */
  maxAgeHours?: number;
  surge: number;
  paused: boolean;
}

/** No warm workstation is wanted; those that are left end. */
export const NO_POOL: CompletePoolSettings = {
  baseSize: 0,
  windows: [],
  unwanted: 'terminate',
  surge: 1,
  paused: false,
};

/** The settings with the defaults filled in. */
export function completeSettings(settings: PoolSettings): CompletePoolSettings {
  return {
    baseSize: settings.baseSize,
    windows: settings.windows,
    unwanted: settings.unwanted ?? NO_POOL.unwanted,
    maxAgeHours: settings.maxAgeHours,
    surge: settings.surge ?? NO_POOL.surge,
    paused: settings.paused ?? NO_POOL.paused,
  };
}

/** What is wrong with the settings of a pool; nothing when they can be kept. */
export function checkSettings(
  settings: CompletePoolSettings,
  now: Date,
): ScheduleProblem[] {
  const problems = checkSchedule(settings, now);
  const whole = (field: string, value: number, least: number, most: number) => {
    if (!Number.isInteger(value) || value < least || value > most) {
      problems.push({
        field,
        message: `takes a whole number from ${least} to ${most}`,
      });
    }
  };
  whole('surge', settings.surge, 1, 100);
  if (settings.maxAgeHours !== undefined) {
    whole('maxAgeHours', settings.maxAgeHours, 1, 8760);
  }
  return problems;
}

/** The most warm workstations that are wanted at any time of the coming week. */
export function peakOf(schedule: PoolSchedule, now: Date): number {
  const to = new Date(now.getTime() + WEEK);
  return Math.min(
    MAX_POOL_SIZE,
    Math.max(...targetSteps(schedule, { from: now, to }).map(s => s.target)),
  );
}
