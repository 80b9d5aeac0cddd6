export * from './ConfigurationError';
export * from './loadConfiguration';
export * from './parseConfiguration';
export * from './Problem';
export * from './schema';
export { PRESETS, SHARED_ACCOUNT } from './templateSchema';
