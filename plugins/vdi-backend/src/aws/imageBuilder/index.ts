export * from './AwsImageFactory';
