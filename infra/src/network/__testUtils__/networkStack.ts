import { Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { Network } from '../Network';

/** A VPC that is not of the deployment. */
export const EXISTING = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.7.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-000000000000000a1', 'subnet-000000000000000a2'],
  privateSubnetIds: ['subnet-000000000000000b1', 'subnet-000000000000000b2'],
};

/** The network in a stack of its own, tagged as a deployment is. */
export function networkStack(configuration: ConfigurationInput['network']) {
  const stack = new TestStack();
  Tags.of(stack).add('vdi:deployment', 'test');
  const network = new Network(stack, 'Network', {
    ...commonProps(stack),
    configuration: testConfiguration({ network: configuration }).network,
  });
  return { stack, network, template: () => Template.fromStack(stack) };
}
