import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Problem } from '../Problem';
import type { Configuration, GatewayConfiguration } from '../schema';
import type { Check } from './Check';

/** Ports that something else listens to, on gateways or on workstations. */
const TAKEN: Record<number, string> = {
  8989: 'where gateways answer health checks',
  8125: 'where gateways collect their metrics',
  3389: "Windows' own remote desktop",
  5985: "Windows' remote management",
};

/** The name, the certificate and the size of the gateways. */
export const checkGateway: Check = configuration => {
  const { gateway, port } = configuration;
  return [
    ...(gateway
      ? [
          ...checkCertificate(gateway, configuration),
          ...checkName(gateway),
          ...checkSize(gateway),
        ]
      : []),
    ...(port !== undefined && TAKEN[port]
      ? [
          {
            path: ['port'],
            message: `${port} is ${TAKEN[port]}; take another, such as 8443`,
          },
        ]
      : []),
  ];
};

function checkCertificate(
  { certificate, domainName, hostedZoneId }: GatewayConfiguration,
  { account, region }: Partial<Configuration>,
): Problem[] {
  const path = ['gateway', 'certificate'];
  if ('issue' in certificate) {
    const missing = [
      ...(domainName ? [] : ['gateway.domainName']),
      ...(hostedZoneId ? [] : ['gateway.hostedZoneId']),
    ];
    return missing.length === 0
      ? []
      : [
          {
            path: [...path, 'issue'],
            message: `ACM issues a certificate for a name that it can validate; set ${missing.join(
              ' and ',
            )}`,
          },
        ];
  }
  const [key, arn] = Object.entries(certificate)[0];
  return checkArn([...path, key], arn, { account, region });
}

function checkArn(
  path: PropertyKey[],
  arn: string,
  { account, region }: Partial<Configuration>,
): Problem[] {
  const [, partition, , arnRegion, arnAccount] = arn.split(':');
  const wrong = (what: string, found: string, wanted: string) => ({
    path,
    message: `is of the ${what} ${found}, but the deployment is in ${wanted}; gateways take a certificate that lies beside them`,
  });
  const expected = region && RegionInfo.get(region).partition;
  if (region && !expected) {
    // No region of AWS, of which checkRegion tells
    return [];
  }
  return [
    ...(expected && partition !== expected
      ? [wrong('partition', partition, expected)]
      : []),
    ...(region && arnRegion !== region
      ? [wrong('region', arnRegion || '(none)', region)]
      : []),
    ...(account && arnAccount !== account
      ? [wrong('account', arnAccount, account)]
      : []),
  ];
}

function checkName({
  domainName,
  hostedZoneId,
}: GatewayConfiguration): Problem[] {
  return hostedZoneId && !domainName
    ? [
        {
          path: ['gateway', 'hostedZoneId'],
          message:
            'is of no use without a name to make in it; set gateway.domainName, or remove it',
        },
      ]
    : [];
}

function checkSize({ minimum, maximum }: GatewayConfiguration): Problem[] {
  return maximum < minimum
    ? [
        {
          path: ['gateway', 'maximum'],
          message: `is ${maximum}, which is less than the minimum of ${minimum}; take ${minimum} or more`,
        },
      ]
    : [];
}
