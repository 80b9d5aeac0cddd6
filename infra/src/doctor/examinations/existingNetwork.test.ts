import { formatFinding } from '../Finding';
import { judgeNetwork, type NetworkFacts } from './existingNetwork';

const configuration = {
  vpcId: 'vpc-1',
  cidr: '10.0.0.0/16',
  availabilityZones: ['a', 'b'],
  publicSubnetIds: ['public-a', 'public-b'],
  privateSubnetIds: ['private-a', 'private-b'],
};

function table(subnets: string[], target: object, isMain = false) {
  return {
    Associations: isMain
      ? [{ Main: true }]
      : subnets.map(id => ({ SubnetId: id })),
    Routes: [{ DestinationCidrBlock: '0.0.0.0/0', ...target }],
  };
}

function subnet(id: string, zone: string, free = 200) {
  return {
    SubnetId: id,
    AvailabilityZone: zone,
    AvailableIpAddressCount: free,
  };
}

const good: NetworkFacts = {
  cidrs: ['10.0.0.0/16'],
  hasDns: true,
  hasHostNames: true,
  subnets: ['a', 'b'].flatMap(zone => [
    subnet(`public-${zone}`, zone),
    subnet(`private-${zone}`, zone),
  ]),
  routeTables: [
    table(['public-a', 'public-b'], { GatewayId: 'igw-1' }),
    table([], { NatGatewayId: 'nat-1' }, true),
  ],
  endpoints: [],
};

describe('judgeNetwork', () => {
  const judge = (changes: Partial<NetworkFacts>) =>
    judgeNetwork(configuration, { ...good, ...changes }).map(formatFinding);

  it('is content with a network that brings everything', () => {
    expect(judge({})).toEqual([
      'ok      Network — vpc-1 brings what machines in it need',
    ]);
  });

  it.each<[string, Partial<NetworkFacts>, RegExp[]]>([
    ['no VPC', { cidrs: undefined }, [/^error .* there is no vpc-1/]],
    [
      'another range',
      { cidrs: ['10.1.0.0/16'] },
      [/^error .* has the range 10\.1\.0\.0\/16, not 10\.0\.0\.0\/16/],
    ],
    ['no DNS', { hasDns: false }, [/^error .* resolves no names/]],
    ['no host names', { hasHostNames: false }, [/^error .* gives machines no/]],
    [
      'subnets elsewhere',
      { subnets: good.subnets.slice(1) },
      [/^error .* public-a is not in vpc-1/],
    ],
    [
      'zones in another order',
      { subnets: [subnet('public-a', 'b'), ...good.subnets.slice(1)] },
      [/^error .* public-a is in b, not in a/],
    ],
    [
      'no room',
      { subnets: [subnet('public-a', 'a', 3), ...good.subnets.slice(1)] },
      [/^warning .* public-a has 3 free addresses/],
    ],
    [
      'no way in',
      { routeTables: good.routeTables.slice(1) },
      [/^error .* public-a has no route/, /^error .* public-b has no route/],
    ],
    [
      'private subnets that are public',
      { routeTables: [table([], { GatewayId: 'igw-1' }, true)] },
      [/^error .* private-a has a route to an int/, /^error .* private-b has/],
    ],
    [
      'no way out',
      {
        routeTables: [
          good.routeTables[0],
          table([], { NatGatewayId: 'nat-1', State: 'blackhole' }, true),
        ],
        endpoints: [{ ServiceName: 'com.amazonaws.eu-west-1.s3' }],
      },
      [
        /^error .* private-a has no way out, and its VPC no endpoints for dynamodb, ssm, /,
        /^error .* private-b/,
      ],
    ],
  ])('sees %s', (_, changes, expected) => {
    expect(judge(changes)).toEqual(
      expected.map(line => expect.stringMatching(line)),
    );
  });
});
