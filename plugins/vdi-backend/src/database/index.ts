export * from './locks';
export * from './rows';
