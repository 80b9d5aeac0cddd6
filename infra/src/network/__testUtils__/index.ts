export * from './networkStack';
