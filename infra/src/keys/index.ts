export * from './Keys';
