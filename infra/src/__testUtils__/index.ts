export * from './TestStack';
