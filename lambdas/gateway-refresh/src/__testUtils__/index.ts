export * from './TestAutoScaling';
