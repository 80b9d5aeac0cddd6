export * from './AwsCall';
export * from './observeCalls';
export * from './retryUnlessFinal';
