import { Match, type Template } from 'aws-cdk-lib/assertions';
import { nagFindings } from '../__testUtils__';
import { EXISTING, networkStack } from './__testUtils__';

const OURS = { Key: 'vdi:deployment', Value: 'test' };

describe('a new network', () => {
  it('is closed where CloudFormation leaves it open', () => {
    const { template } = networkStack({});
    template().hasResourceProperties('Custom::VpcRestrictDefaultSG', {
      DefaultSecurityGroupId: {
        'Fn::GetAtt': [Match.anyValue(), 'DefaultSecurityGroup'],
      },
    });
    template().hasResourceProperties('AWS::Lambda::Function', {
      LoggingConfig: {
        LogGroup: { Ref: Match.stringLikeRegexp('ProviderLogs') },
      },
    });
  });

  it('logs all traffic, encrypted and for a while', () => {
    const { template } = networkStack({});
    template().hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogDestinationType: 'cloud-watch-logs',
    });
    const groups = template().findResources('AWS::Logs::LogGroup');
    expect(Object.values(groups)).toHaveLength(2);
    template().allResourcesProperties('AWS::Logs::LogGroup', {
      KmsKeyId: {
        'Fn::GetAtt': [Match.stringLikeRegexp('^KeysLogs'), 'Arn'],
      },
      RetentionInDays: 30,
    });
    template().allResources('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
    });
  });

  it('takes flow logs of its own account alone', () => {
    const { template } = networkStack({});
    template().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111122223333' },
              ArnLike: {
                'aws:SourceArn':
                  'arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*',
              },
            },
          },
        ],
      },
    });
  });

  it('gives out no public addresses, and offers workstations its private subnets alone', () => {
    const { stack, network, template } = networkStack({ zones: 3 });
    expect(network.publicSubnets).toHaveLength(3);
    expect(network.privateSubnets).toHaveLength(3);
    const subnets = template().findResources('AWS::EC2::Subnet');
    expect(Object.values(subnets)).toHaveLength(6);
    const tagged = Object.entries(subnets)
      .filter(([, { Properties }]) =>
        Properties.Tags.some((tag: object) => same(tag, OURS)),
      )
      .map(([id]) => ({ Ref: id }));
    expect(tagged).toEqual(
      network.privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)),
    );
    // Those of the stack would reach every subnet when it is deployed
    expect(stack.tags.tagValues()).toEqual({});
    template().allResourcesProperties('AWS::EC2::Subnet', {
      MapPublicIpOnLaunch: false,
    });
  });

  it('tags what else can be tagged, in public subnets too', () => {
    const { template } = networkStack({});
    for (const type of [
      'AWS::EC2::VPC',
      'AWS::EC2::EIP',
      'AWS::EC2::NatGateway',
      'AWS::EC2::RouteTable',
      'AWS::EC2::InternetGateway',
      'AWS::EC2::SecurityGroup',
      'AWS::EC2::FlowLog',
      'AWS::Logs::LogGroup',
      'AWS::Lambda::Function',
      'AWS::IAM::Role',
    ]) {
      template().allResourcesProperties(type, {
        Tags: Match.arrayWith([OURS]),
      });
    }
  });

  it.each([
    ['one' as const, 1],
    ['each-zone' as const, 3],
  ])('has NAT: %s', (natGateways, count) => {
    const { stack, network, template } = networkStack({
      zones: 3,
      natGateways,
    });
    template().resourceCountIs('AWS::EC2::NatGateway', count);
    const ways = Object.values(template().findResources('AWS::EC2::Route'));
    for (const subnet of network.privateSubnets) {
      const table = stack.resolve(subnet.routeTable.routeTableId);
      const way = ways.find(({ Properties }) =>
        same(Properties.RouteTableId, table),
      );
      expect(way?.Properties).toMatchObject({
        DestinationCidrBlock: '0.0.0.0/0',
        NatGatewayId: expect.anything(),
      });
      expect(way?.Properties).not.toHaveProperty('GatewayId');
    }
    const used = ways.flatMap(({ Properties }) =>
      Properties.NatGatewayId ? [Properties.NatGatewayId.Ref] : [],
    );
    expect(new Set(used).size).toBe(count);
  });

  it('reaches AWS without NAT', () => {
    const { stack, network, template } = networkStack({});
    expect(services(template(), 'Gateway')).toEqual(['dynamodb', 's3']);
    expect(services(template(), 'Interface')).toEqual([
      'ec2messages',
      'logs',
      'monitoring',
      'secretsmanager',
      'ssm',
      'ssmmessages',
    ]);
    for (const endpoint of endpointsOf(template(), 'Gateway')) {
      expect(endpoint.RouteTableIds).toEqual(
        network.privateSubnets.map(subnet =>
          stack.resolve(subnet.routeTable.routeTableId),
        ),
      );
    }
    for (const endpoint of endpointsOf(template(), 'Interface')) {
      expect(endpoint).toMatchObject({
        PrivateDnsEnabled: true,
        SubnetIds: network.privateSubnets.map(({ subnetId }) =>
          stack.resolve(subnetId),
        ),
      });
      expect(endpoint.SecurityGroupIds).toHaveLength(1);
    }
  });

  it('pays for no endpoint that is not wanted', () => {
    const { template } = networkStack({ interfaceEndpoints: false });
    expect(services(template(), 'Gateway')).toEqual(['dynamodb', 's3']);
    expect(services(template(), 'Interface')).toEqual([]);
    template().resourceCountIs('AWS::EC2::SecurityGroup', 0);
  });

  it('takes the zones that are named', () => {
    const availabilityZones = ['eu-west-1c', 'eu-west-1a'];
    const { network, template } = networkStack({ availabilityZones });
    expect(network.vpc.availabilityZones).toEqual(availabilityZones);
    const subnets = template().findResources('AWS::EC2::Subnet');
    expect(
      Object.values(subnets).map(each => each.Properties.AvailabilityZone),
    ).toEqual([...availabilityZones, ...availabilityZones]);
  });

  it('keeps every subnet where it is when zones are added', () => {
    const [two, three, four] = [2, 3, 4].map(zones =>
      ranges(networkStack({ zones }).template()),
    );
    expect(three).toMatchObject(two);
    expect(four).toMatchObject(three);
    expect(Object.keys(four)).toHaveLength(8);
  });

  it.each([
    ['10.42.0.0/16', '10.42.0.0/19', '10.42.128.0/24'],
    ['10.42.8.0/21', '10.42.8.0/24', '10.42.12.0/27'],
    ['10.42.8.0/24', '10.42.8.0/27', '10.42.8.128/27'],
  ])('divides %s', (cidr, first, firstPublic) => {
    const found = ranges(networkStack({ cidr, zones: 4 }).template());
    expect(Object.values(found)).toHaveLength(8);
    expect(found).toMatchObject({
      NetworkNewVpcPrivateSubnet1Subnet: first,
      NetworkNewVpcPublicSubnet1Subnet: firstPublic,
    });
  });
});

describe('a network that exists', () => {
  it('is used as it is', () => {
    const { network, template } = networkStack(EXISTING);
    expect(network.cidr).toBe(EXISTING.cidr);
    expect(network.vpc.vpcId).toBe(EXISTING.vpcId);
    expect(network.publicSubnets.map(subnet => subnet.subnetId)).toEqual(
      EXISTING.publicSubnetIds,
    );
    expect(network.privateSubnets.map(subnet => subnet.subnetId)).toEqual(
      EXISTING.privateSubnetIds,
    );
    expect(
      network.privateSubnets.map(subnet => subnet.availabilityZone),
    ).toEqual(EXISTING.availabilityZones);
    const types = Object.values(template().toJSON().Resources).map(
      resource => (resource as { Type: string }).Type,
    );
    expect(types.filter(type => !type.startsWith('AWS::KMS::'))).toEqual([]);
  });
});

describe.each([
  ['new', {}],
  ['new, NAT in each zone', { zones: 3, natGateways: 'each-zone' as const }],
  ['new, without endpoints', { interfaceEndpoints: false }],
  ['new, in named zones', { availabilityZones: ['eu-west-1c', 'eu-west-1a'] }],
  ['existing', EXISTING],
])('any network: %s', (_, configuration) => {
  it('needs no look-up, and nothing is left to warn of', () => {
    const { stack } = networkStack(configuration);
    const warned = jest.spyOn(console, 'error');
    const { manifest, stacks } = stack.app.synth();
    expect(manifest.missing ?? []).toEqual([]);
    expect(stacks[0].messages).toEqual([]);
    expect(warned).not.toHaveBeenCalled();
    expect(nagFindings(stack)).toEqual([]);
  });
});

/** Range of each subnet by its logical id without the hash. */
function ranges(template: Template): Record<string, string> {
  const subnets = Object.entries(template.findResources('AWS::EC2::Subnet'));
  return Object.fromEntries(
    subnets.map(([id, { Properties }]) => [
      id.slice(0, -8),
      Properties.CidrBlock,
    ]),
  );
}

function endpointsOf(template: Template, type: 'Gateway' | 'Interface') {
  const found = template.findResources('AWS::EC2::VPCEndpoint', {
    Properties: { VpcEndpointType: type },
  });
  return Object.values(found).map(({ Properties }) => Properties);
}

/** Services of the endpoints of a type, sorted. */
function services(template: Template, type: 'Gateway' | 'Interface') {
  return endpointsOf(template, type)
    .map(({ ServiceName }) =>
      JSON.stringify(ServiceName).replace(/^.*\.|[^a-z0-9]+$/g, ''),
    )
    .sort();
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
