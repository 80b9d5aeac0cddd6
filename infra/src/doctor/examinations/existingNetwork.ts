import {
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type RouteTable,
  type Subnet,
  type VpcEndpoint,
} from '@aws-sdk/client-ec2';
import type { NetworkConfiguration } from '../../configuration';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import type { Finding } from '../Finding';
import { judgeRoutes } from './networkRoutes';
import { judgeSubnets, judgeVpc, network } from './networkShape';

export type ExistingNetwork = Extract<NetworkConfiguration, { vpcId: string }>;

/** What EC2 knows of a network. */
export interface NetworkFacts {
  /** Ranges of the VPC; `undefined` when there is no such VPC */
  readonly cidrs?: string[];
  readonly hasDns: boolean;
  readonly hasHostNames: boolean;
  readonly subnets: Subnet[];
  readonly routeTables: RouteTable[];
  readonly endpoints: VpcEndpoint[];
}

/** Whether a network that exists is as the configuration says, and brings what machines in it need. */
export const existingNetwork: Examination = {
  subject: 'Network',
  async examine({ clients, configuration }) {
    return 'vpcId' in configuration.network
      ? judgeNetwork(
          configuration.network,
          await factsOf(clients, configuration.network),
        )
      : [];
  },
};

/** Everything about the network that would keep desktops from working. */
export function judgeNetwork(
  configuration: ExistingNetwork,
  facts: NetworkFacts,
): Finding[] {
  if (!facts.cidrs) {
    return [
      network.error(
        `there is no ${configuration.vpcId} in this account and region`,
        'correct network.vpcId',
      ),
    ];
  }
  const findings = [
    ...judgeVpc(configuration, facts),
    ...judgeSubnets(configuration, facts.subnets),
    ...judgeRoutes(configuration, facts),
  ];
  return findings.length > 0
    ? findings
    : [network.ok(`${configuration.vpcId} brings what machines in it need`)];
}

async function factsOf(
  { ec2 }: Clients,
  { vpcId }: ExistingNetwork,
): Promise<NetworkFacts> {
  const inVpc = { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] };
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand(inVpc));
  if (Vpcs.length === 0) {
    return {
      hasDns: false,
      hasHostNames: false,
      subnets: [],
      routeTables: [],
      endpoints: [],
    };
  }
  const attribute = (name: 'enableDnsSupport' | 'enableDnsHostnames') =>
    ec2.send(
      new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: name }),
    );
  const [dns, hostNames, subnets, routes, endpoints] = await Promise.all([
    attribute('enableDnsSupport'),
    attribute('enableDnsHostnames'),
    ec2.send(new DescribeSubnetsCommand(inVpc)),
    ec2.send(new DescribeRouteTablesCommand(inVpc)),
    ec2.send(new DescribeVpcEndpointsCommand(inVpc)),
  ]);
  return {
    cidrs: (Vpcs[0].CidrBlockAssociationSet ?? []).flatMap(
      ({ CidrBlock }) => CidrBlock ?? [],
    ),
    hasDns: dns.EnableDnsSupport?.Value ?? false,
    hasHostNames: hostNames.EnableDnsHostnames?.Value ?? false,
    subnets: subnets.Subnets ?? [],
    routeTables: routes.RouteTables ?? [],
    endpoints: endpoints.VpcEndpoints ?? [],
  };
}
