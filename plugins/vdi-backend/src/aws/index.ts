export type { AwsCall, AwsCallListener } from './calls';
export { type Aws, createAws, type CreateAwsOptions } from './createAws';
export {
  type AwsClients,
  type AwsClientsOptions,
  createAwsClients,
} from './createAwsClients';
export * from './Directory';
export { isInstanceId } from './ec2/affectInstances';
export * from './errors';
export * from './Fleet';
export * from './Hosts';
export * from './ImageFactory';
export * from './ImageFactory';
export * from './LaunchTemplates';
export * from './Metrics';
export { CallPacer } from './pacing';
export * from './Passwords';
export * from './PriceList';
export type { HostSettings } from './ssm/hostParameters';
export * from './tags';
