import {
  DescribeInstanceTypesCommand,
  paginateDescribeInstanceTypeOfferings,
} from '@aws-sdk/client-ec2';
import type { Configuration } from '../../configuration';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { availableZones, zonesTaken } from './zones';

const { ok, warning, error } = findingsOf('Instance types');

/** Whether EC2 offers what gateways, workstations and builds run on. */
export const instanceTypes: Examination = {
  subject: 'Instance types',
  async examine({ clients, configuration }) {
    const groups = groupsOf(configuration);
    const types = [...new Set(groups.flatMap(group => group.types))];
    const zones = zonesTaken(configuration, await availableZones(clients));
    const offered = await offerings(clients, types);
    return [
      ...groups.flatMap(group => judgeOfferings(group, zones, offered)),
      ...judgeHibernation(configuration, await traits(clients, types)),
    ];
  },
};

/** Machines of which any type will do. */
export interface TypeGroup {
  readonly what: string;
  readonly types: string[];
}

function groupsOf({ gateway, templates, images }: Configuration): TypeGroup[] {
  const hasGpu = templates.some(({ gpu }) => gpu);
  const hasOther = templates.some(({ gpu }) => !gpu);
  return [
    { what: 'gateways', types: [gateway.instanceType] },
    ...templates.map(({ id, instanceTypes: types }) => ({
      what: `the template '${id}'`,
      types,
    })),
    ...(hasOther
      ? [{ what: 'image builds', types: [images.instanceType] }]
      : []),
    ...(hasGpu
      ? [{ what: 'image builds with a GPU', types: [images.gpuInstanceType] }]
      : []),
  ];
}

/**
 * Whether machines can be launched in the zones.
 *
 * @param offered - zones by instance type
 */
export function judgeOfferings(
  { what, types }: TypeGroup,
  zones: string[],
  offered: Map<string, string[]>,
): Finding[] {
  const zonesOf = (type: string) =>
    zones.filter(zone => offered.get(type)?.includes(zone));
  const usable = types.filter(type => zonesOf(type).length > 0);
  if (usable.length === 0) {
    return [
      error(
        `for ${what}: ${types.join(', ')} is offered in none of ${zones.join(
          ', ',
        )}`,
        'name types that are offered there, or other zones',
      ),
    ];
  }
  const useless = types.filter(type => !usable.includes(type));
  const without = zones.filter(
    zone => !usable.some(type => zonesOf(type).includes(zone)),
  );
  return [
    without.length > 0
      ? warning(
          `for ${what}: none of ${types.join(
            ', ',
          )} is offered in ${without.join(', ')}`,
          'machines start in the other zones only; name further types to use all',
        )
      : ok(`for ${what}: offered in ${zones.join(', ')}`),
    ...(useless.length > 0
      ? [
          warning(
            `for ${what}: ${useless.join(
              ', ',
            )} is offered in none of the zones`,
            'remove it from the list',
          ),
        ]
      : []),
  ];
}

/** What EC2 says of a type's hibernation and memory. */
export interface HibernationTraits {
  readonly isSupported: boolean;
  readonly memoryGiB: number;
}

/** Whether the machines of templates with hibernation can be hibernated. */
export function judgeHibernation(
  { templates }: Pick<Configuration, 'templates'>,
  traitsByType: Map<string, HibernationTraits>,
): Finding[] {
  return templates
    .filter(({ hibernation }) => hibernation)
    .flatMap(({ id, instanceTypes: types, diskGiB }) =>
      types.flatMap(type => {
        const found = traitsByType.get(type);
        if (!found) {
          return [];
        }
        if (!found.isSupported) {
          return [
            error(
              `${type} of the template '${id}' cannot be hibernated`,
              'take another type, or set hibernation: false',
            ),
          ];
        }
        return diskGiB <= found.memoryGiB
          ? [
              error(
                `the disk of the template '${id}' has ${diskGiB} GiB, but ${type} writes ${found.memoryGiB} GiB of memory to it`,
                'make the disk larger',
              ),
            ]
          : [];
      }),
    );
}

async function offerings(
  { ec2 }: Clients,
  types: string[],
): Promise<Map<string, string[]>> {
  const pages = paginateDescribeInstanceTypeOfferings(
    { client: ec2 },
    {
      LocationType: 'availability-zone',
      Filters: [{ Name: 'instance-type', Values: types }],
    },
  );
  const offered = new Map<string, string[]>();
  for await (const { InstanceTypeOfferings = [] } of pages) {
    for (const { InstanceType, Location } of InstanceTypeOfferings) {
      if (InstanceType && Location) {
        offered.set(InstanceType, [
          ...(offered.get(InstanceType) ?? []),
          Location,
        ]);
      }
    }
  }
  return offered;
}

async function traits(
  { ec2 }: Clients,
  types: string[],
): Promise<Map<string, HibernationTraits>> {
  const { InstanceTypes = [] } = await ec2.send(
    new DescribeInstanceTypesCommand({
      Filters: [{ Name: 'instance-type', Values: types }],
    }),
  );
  return new Map(
    InstanceTypes.map(
      ({ InstanceType = '', HibernationSupported, MemoryInfo }) => [
        InstanceType,
        {
          isSupported: HibernationSupported ?? false,
          memoryGiB: (MemoryInfo?.SizeInMiB ?? 0) / 1024,
        },
      ],
    ),
  );
}
