import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import {
  MAX_POOL_SIZE,
  targetSteps,
  type PoolSchedule,
} from '@deskstage/backstage-plugin-vdi-common/schedule';

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

/** The most warm workstations that are wanted at any time of the coming week. */
export function peakOf(schedule: PoolSchedule, now: Date): number {
  const to = new Date(now.getTime() + WEEK);
  return Math.min(
    MAX_POOL_SIZE,
    Math.max(...targetSteps(schedule, { from: now, to }).map(s => s.target)),
  );
}
