export * from './CallPacer';
export * from './TokenBucket';
