import type { Subnet } from '@aws-sdk/client-ec2';
import { type Finding, findingsOf } from '../Finding';
import type { ExistingNetwork, NetworkFacts } from './existingNetwork';

/** Addresses for two generations of gateways, endpoints and a build, beside the workstations. */
const FEWEST_ADDRESSES = 16;

export const network = findingsOf('Network');

/** Whether the VPC has the range, and names resolve in it. */
export function judgeVpc(
  { vpcId, cidr }: ExistingNetwork,
  { cidrs = [], hasDns, hasHostNames }: NetworkFacts,
): Finding[] {
  return [
    ...(cidrs.includes(cidr)
      ? []
      : [
          network.error(
            `${vpcId} has the range ${cidrs.join(', ')}, not ${cidr}`,
            'correct network.cidr',
          ),
        ]),
    ...(hasDns
      ? []
      : [
          network.error(
            `${vpcId} resolves no names`,
            'enable DNS resolution in it',
          ),
        ]),
    ...(hasHostNames
      ? []
      : [
          network.error(
            `${vpcId} gives machines no names, by which gateways reach them`,
            'enable DNS hostnames in it',
          ),
        ]),
  ];
}

/** Whether the subnets are in the VPC, in their zones, and have room. */
export function judgeSubnets(
  configuration: ExistingNetwork,
  subnets: Subnet[],
): Finding[] {
  const { vpcId, availabilityZones } = configuration;
  return (['publicSubnetIds', 'privateSubnetIds'] as const).flatMap(kind =>
    configuration[kind].flatMap((id, index) => {
      const subnet = subnets.find(({ SubnetId }) => SubnetId === id);
      if (!subnet) {
        return [
          network.error(`${id} is not in ${vpcId}`, `correct network.${kind}`),
        ];
      }
      const zone = availabilityZones[index];
      if (subnet.AvailabilityZone !== zone) {
        return [
          network.error(
            `${id} is in ${subnet.AvailabilityZone}, not in ${zone}`,
            `put network.${kind} into the order of network.availabilityZones`,
          ),
        ];
      }
      const free = subnet.AvailableIpAddressCount ?? 0;
      return free < FEWEST_ADDRESSES
        ? [
            network.warning(
              `${id} has ${free} free addresses`,
              'take a larger subnet: each workstation takes one address',
            ),
          ]
        : [];
    }),
  );
}
