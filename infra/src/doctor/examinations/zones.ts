import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import type { Configuration } from '../../configuration';
import type { Clients } from '../Clients';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

const { ok, error } = findingsOf('Zones');

/** Whether the account has the zones that the network takes. */
export const zones: Examination = {
  subject: 'Zones',
  async examine({ clients, configuration }) {
    return [judgeZones(configuration, await availableZones(clients))];
  },
};

/** Names of the region's zones that can be used, sorted as CloudFormation sorts them. */
export async function availableZones({ ec2 }: Clients): Promise<string[]> {
  const { AvailabilityZones = [] } = await ec2.send(
    new DescribeAvailabilityZonesCommand({
      Filters: [
        { Name: 'state', Values: ['available'] },
        // Local and wavelength zones do not count
        { Name: 'zone-type', Values: ['availability-zone'] },
      ],
    }),
  );
  return AvailabilityZones.flatMap(({ ZoneName }) => ZoneName ?? []).sort();
}

/** Names of the zones that the deployment takes. */
export function zonesTaken(
  { network }: Configuration,
  available: string[],
): string[] {
  return (
    network.availabilityZones ??
    available.slice(0, 'zones' in network ? network.zones : undefined)
  );
}

/** Whether there are as many zones as the configuration wants, and those that it names. */
export function judgeZones(
  { network, region }: Configuration,
  available: string[],
): Finding {
  const absent = (network.availabilityZones ?? []).filter(
    zone => !available.includes(zone),
  );
  if (absent.length > 0) {
    return error(
      `${absent.join(', ')} cannot be used by this account`,
      `name others of ${available.join(', ')} in network.availabilityZones`,
    );
  }
  if ('zones' in network && network.zones > available.length) {
    return error(
      `${region} has ${available.length} zones for this account, but network.zones is ${network.zones}`,
      'lower network.zones',
    );
  }
  return ok(`${region} has ${available.length}`);
}
