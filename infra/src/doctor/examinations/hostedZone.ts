import {
  GetHostedZoneCommand,
  type HostedZone,
  NoSuchHostedZone,
} from '@aws-sdk/client-route-53';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';

const { ok, error } = findingsOf('Hosted zone');

/** Whether the gateways' name can be made in the zone. */
export const hostedZone: Examination = {
  subject: 'Hosted zone',
  async examine({ clients, configuration }) {
    const { hostedZoneId, domainName } = configuration.gateway;
    if (!hostedZoneId || !domainName) {
      return [];
    }
    try {
      const { HostedZone: zone } = await clients.route53.send(
        new GetHostedZoneCommand({ Id: hostedZoneId }),
      );
      return [judgeZone(zone, domainName)];
    } catch (cause) {
      if (cause instanceof NoSuchHostedZone) {
        return [
          error(
            `there is no ${hostedZoneId} in this account`,
            'correct gateway.hostedZoneId; a zone of another account cannot be used: leave it out and make the record there',
          ),
        ];
      }
      throw cause;
    }
  },
};

/** Whether the name lies in the zone. */
export function judgeZone(
  zone: HostedZone | undefined,
  domainName: string,
): Finding {
  const name = zone?.Name?.replace(/\.$/, '') ?? '';
  if (zone?.Config?.PrivateZone) {
    return error(
      `${name} is a private zone, which people outside do not see`,
      'take the public one',
    );
  }
  return domainName === name || domainName.endsWith(`.${name}`)
    ? ok(`${domainName} lies in ${name}`)
    : error(
        `${domainName} does not lie in ${name}`,
        'correct gateway.domainName or gateway.hostedZoneId',
      );
}
