export * from './AwsDeployments';
export * from './Deployments';
