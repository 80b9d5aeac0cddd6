import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

const { ok, error } = findingsOf('Region');

/** Whether the account uses the region. */
export const region: Examination = {
  subject: 'Region',
  async examine({ clients, configuration }) {
    const { Regions = [] } = await clients.ec2.send(
      new DescribeRegionsCommand({ AllRegions: true }),
    );
    const found = Regions.find(
      ({ RegionName }) => RegionName === configuration.region,
    );
    return [judgeRegion(configuration.region, found?.OptInStatus)];
  },
};

/** Whether the region is there for the account, by what EC2 calls its opt-in status. */
export function judgeRegion(name: string, optInStatus?: string): Finding {
  switch (optInStatus) {
    case undefined:
      return error(
        `EC2 does not list ${name} for this account`,
        'take another region',
      );
    case 'not-opted-in':
      return error(
        `${name} is not enabled in this account`,
        'enable it under Account, AWS Regions in the console',
      );
    default:
      return ok(`${name} is enabled`);
  }
}
