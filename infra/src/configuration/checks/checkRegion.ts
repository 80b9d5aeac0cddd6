import { RegionInfo } from 'aws-cdk-lib/region-info';
import { nearest } from '../nearest';
import type { Check } from './Check';

/** That AWS has the region, and the zones are its own. */
export const checkRegion: Check = ({ region, network }) => {
  if (region === undefined) {
    return [];
  }
  const regions = RegionInfo.regions.map(({ name }) => name);
  if (!regions.includes(region)) {
    const likely = nearest(region, regions);
    const advice = likely
      ? `did you mean '${likely}'?`
      : 'take one such as eu-west-1';
    return [
      { path: ['region'], message: `AWS has no region '${region}'; ${advice}` },
    ];
  }
  const zones = network?.availabilityZones ?? [];
  return zones.flatMap((zone, index) =>
    new RegExp(`^${region}[a-z]$`).test(zone)
      ? []
      : [
          {
            path: ['network', 'availabilityZones', index],
            message: `'${zone}' is not a zone of ${region}; take one such as ${region}a`,
          },
        ],
  );
};
