export * from './describeError';
export { errorText } from './errorText';
