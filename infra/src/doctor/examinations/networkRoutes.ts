import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Finding } from '../Finding';
import type { ExistingNetwork, NetworkFacts } from './existingNetwork';
import { network } from './networkShape';

/** Services without which machines in a subnet without a way out do not work. */
const NEEDED = [
  's3',
  'dynamodb',
  'ssm',
  'ssmmessages',
  'ec2messages',
  'secretsmanager',
  'logs',
  'monitoring',
];

/** Whether people get in where they should, and machines out. */
export function judgeRoutes(
  { publicSubnetIds, privateSubnetIds }: ExistingNetwork,
  facts: NetworkFacts,
): Finding[] {
  const { routeTables } = facts;
  const isPublic = (id: string) =>
    defaultRoute(routeTables, id)?.GatewayId?.startsWith('igw-') ?? false;
  const hasWayOut = (id: string) => defaultRoute(routeTables, id) !== undefined;
  const known = (ids: string[]) =>
    ids.filter(id => facts.subnets.some(({ SubnetId }) => SubnetId === id));
  return [
    ...known(publicSubnetIds)
      .filter(id => !isPublic(id))
      .map(id =>
        network.error(
          `${id} has no route to an internet gateway`,
          'name a public subnet in network.publicSubnetIds, or add the route',
        ),
      ),
    ...known(privateSubnetIds)
      .filter(isPublic)
      .map(id =>
        network.error(
          `${id} has a route to an internet gateway, but machines there get no public address and so no way out`,
          'name a subnet behind a NAT gateway in network.privateSubnetIds',
        ),
      ),
    ...known(privateSubnetIds)
      .filter(id => !hasWayOut(id))
      .flatMap(id => judgeIsolated(id, facts)),
  ];
}

/** The route that everything without one of its own takes, when it leads somewhere. */
function defaultRoute(tables: RouteTable[], subnet: string): Route | undefined {
  const own = tables.find(({ Associations = [] }) =>
    Associations.some(({ SubnetId }) => SubnetId === subnet),
  );
  const main = tables.find(({ Associations = [] }) =>
    Associations.some(({ Main }) => Main),
  );
  return (own ?? main)?.Routes?.find(
    ({ DestinationCidrBlock, State }) =>
      DestinationCidrBlock === '0.0.0.0/0' && State !== 'blackhole',
  );
}

function judgeIsolated(subnet: string, { endpoints }: NetworkFacts): Finding[] {
  const present = endpoints.map(({ ServiceName = '' }) =>
    ServiceName.split('.').at(-1),
  );
  const absent = NEEDED.filter(service => !present.includes(service));
  return absent.length === 0
    ? [
        network.warning(
          `${subnet} has no way out beside endpoints`,
          'image builds fetch packages of the distribution: give them a mirror in the parent image, or a way out',
        ),
      ]
    : [
        network.error(
          `${subnet} has no way out, and its VPC no endpoints for ${absent.join(
            ', ',
          )}`,
          'add a NAT gateway, or the endpoints',
        ),
      ];
}
