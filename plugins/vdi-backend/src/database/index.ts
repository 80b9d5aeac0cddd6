export * from './columns';
export * from './locks';
export * from './migrate';
export * from './rows';
