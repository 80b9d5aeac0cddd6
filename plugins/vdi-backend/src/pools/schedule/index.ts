export * from './PoolSchedule';
export * from './checkSchedule';
export * from './occurrences';
export * from './targets';
