import type { PoolSettings, PoolWindow } from '../types';

/** Days of the week, as windows name them. @public */
export type Weekday = PoolWindow['days'][number];

/** How many warm workstations are wanted, and when. @public */
export type PoolSchedule = Pick<PoolSettings, 'baseSize' | 'windows'>;

/** From `at` on, `target` warm workstations are wanted. @public */
export interface TargetStep {
  at: Date;
  target: number;
}
