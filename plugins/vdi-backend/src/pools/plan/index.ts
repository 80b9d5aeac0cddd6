export * from './backoff';
export * from './planPool';
export * from './failures';
