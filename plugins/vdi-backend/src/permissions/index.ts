export * from './Access';
export * from './rules';
