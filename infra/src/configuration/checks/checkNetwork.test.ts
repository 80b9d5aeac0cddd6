import { problemsOf, SHORT } from '../__testUtils__/problemsOf';

const withNetwork = (network: object) => problemsOf({ ...SHORT, network });

const existing = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.1.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-00000000', 'subnet-00000001'],
  privateSubnetIds: ['subnet-00000002', 'subnet-00000003'],
};

describe('a network', () => {
  it('takes a complete existing network', () => {
    expect(withNetwork(existing)).toEqual([]);
  });

  it.each([
    [
      { cidr: '10.0.0.0/25' },
      'network.cidr: 10.0.0.0/25 is too small for the subnets of all zones; take a /24 or a larger one.',
    ],
    [
      { cidr: '10.0.0.0/8' },
      'network.cidr: 10.0.0.0/8 is larger than a VPC can be; take a /16 or a smaller one.',
    ],
    [
      { cidr: '172.32.0.0/16' },
      'network.cidr: 172.32.0.0/16 is not a private range; take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
    ],
    [
      { natGateway: 'one' },
      "network.natGateway: is not a known key; did you mean 'natGateways'?",
    ],
    [
      { availabilityZones: ['eu-west-1a'] },
      'network.availabilityZones: takes two zones or more: the load balancer wants two, not a list of 1.',
    ],
    [
      { availabilityZones: ['eu-west-1a', 'us-east-1b'] },
      "network.availabilityZones[1]: 'us-east-1b' is not a zone of eu-west-1; take one such as eu-west-1a.",
    ],
    [
      { ...existing, publicSubnetIds: ['subnet-00000000'] },
      'network.publicSubnetIds: takes two subnets or more, in different zones, not a list of 1.',
    ],
    [
      {
        ...existing,
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
        publicSubnetIds: [...existing.publicSubnetIds, 'subnet-00000009'],
      },
      'network.privateSubnetIds: names 2 subnets for 3 zones; name one for each of network.availabilityZones, in their order.',
    ],
    [
      {
        ...existing,
        privateSubnetIds: ['subnet-00000002', 'subnet-00000002'],
      },
      'network.privateSubnetIds[1]: subnet-00000002 is named twice; each takes its own.',
    ],
    [
      {
        ...existing,
        privateSubnetIds: ['subnet-00000002', 'subnet-00000001'],
      },
      'network.privateSubnetIds[1]: subnet-00000001 is among the public subnets too; gateways and workstations take subnets without a route from the internet.',
    ],
    [
      { ...existing, vpcId: 'vpc-nope' },
      "network.vpcId: takes a VPC id such as vpc-0123456789abcdef0, not 'vpc-nope'.",
    ],
    [
      { ...existing, natGateways: 'one' },
      'network.natGateways: belongs to a new network, and vpcId names one that exists; remove it.',
    ],
  ])('says of a network with %j: %s', (network, sentence) => {
    expect(withNetwork(network)).toEqual([sentence]);
  });
});
