/**
 * Windows of warm pools: what they say at any moment, and what is wrong with them. Apart from the main entry point for
 * the sake of those who need no time zones.
 *
 * @packageDocumentation
 */
export * from './checkSchedule';
export * from './checkSettings';
export type * from './PoolSchedule';
export type { ScheduleProblem } from './ScheduleProblem';
export * from './targets';
