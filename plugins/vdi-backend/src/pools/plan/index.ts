export * from './backoff';
export * from './planPool';
