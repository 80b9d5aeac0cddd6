import type { Problem } from '../Problem';
import type { NetworkConfiguration } from '../schema';
import type { Check } from './Check';
import { canonical, isPrivate, prefixOf } from './cidrs';

type ExistingNetwork = Extract<NetworkConfiguration, { vpcId: string }>;

/** That subnets fit into the network, or that the subnets named are one for each zone. */
export const checkNetwork: Check = ({ network }) => {
  if (!network) {
    return [];
  }
  return [
    ...checkRange(network),
    ...duplicates(
      ['network', 'availabilityZones'],
      network.availabilityZones ?? [],
    ),
    ...('vpcId' in network ? checkSubnets(network) : []),
  ];
};

function checkRange(network: NetworkConfiguration): Problem[] {
  const { cidr } = network;
  const path = ['network', 'cidr'];
  const problem = (message: string) => [{ path, message }];
  if (canonical(cidr) !== cidr) {
    return problem(
      `${cidr} names an address within the range; write ${canonical(cidr)}`,
    );
  }
  if (prefixOf(cidr) < 16) {
    return problem(
      `${cidr} is larger than a VPC can be; take a /16 or a smaller one`,
    );
  }
  if ('vpcId' in network) {
    return [];
  }
  if (prefixOf(cidr) > 24) {
    return problem(
      `${cidr} is too small for the subnets of all zones; take a /24 or a larger one`,
    );
  }
  return isPrivate(cidr)
    ? []
    : problem(
        `${cidr} is not a private range; take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`,
      );
}

function checkSubnets(network: ExistingNetwork): Problem[] {
  const zones = network.availabilityZones.length;
  const kinds = ['publicSubnetIds', 'privateSubnetIds'] as const;
  const counts = kinds.flatMap(kind => {
    const count = network[kind].length;
    return count === zones
      ? []
      : [
          {
            path: ['network', kind],
            message: `names ${count} subnets for ${zones} zones; name one for each of network.availabilityZones, in their order`,
          },
        ];
  });
  const shared = network.privateSubnetIds.flatMap((id, index) =>
    network.publicSubnetIds.includes(id)
      ? [
          {
            path: ['network', 'privateSubnetIds', index],
            message: `${id} is among the public subnets too; gateways and workstations take subnets without a route from the internet`,
          },
        ]
      : [],
  );
  return [
    ...counts,
    ...kinds.flatMap(kind => duplicates(['network', kind], network[kind])),
    ...shared,
  ];
}

function duplicates(path: PropertyKey[], values: string[]): Problem[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [
          {
            path: [...path, index],
            message: `${value} is named twice; each takes its own`,
          },
        ],
  );
}
