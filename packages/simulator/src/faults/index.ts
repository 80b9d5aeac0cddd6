export * from './CallLog';
export * from './Fault';
export * from './Faults';
export * from './TokenBuckets';
