import {
  type CertificateDetail,
  DescribeCertificateCommand,
  ResourceNotFoundException as NoSuchCertificate,
} from '@aws-sdk/client-acm';
import {
  GetSecretValueCommand,
  ResourceNotFoundException as NoSuchSecret,
} from '@aws-sdk/client-secrets-manager';
import type { Examination } from '../Examination';
import { type Finding, findingsOf } from '../Finding';
import { judgeExpiry, judgeSecret } from './certificateSecret';

const { ok, error, warning } = findingsOf('Certificate');

/** Whether the gateways can show a certificate that clients accept. */
export const certificate: Examination = {
  subject: 'Certificate',
  async examine({ clients, configuration, now }) {
    const { certificate: source, domainName } = configuration.gateway;
    if ('issue' in source) {
      return [ok(`ACM will issue one for ${domainName}`)];
    }
    if ('acmArn' in source) {
      return orAbsent(source.acmArn, NoSuchCertificate, async () => {
        const { Certificate } = await clients.acm.send(
          new DescribeCertificateCommand({ CertificateArn: source.acmArn }),
        );
        return judgeAcm(Certificate ?? {}, { domainName, now });
      });
    }
    return orAbsent(source.secretArn, NoSuchSecret, async () => {
      const { SecretString } = await clients.secrets.send(
        new GetSecretValueCommand({ SecretId: source.secretArn }),
      );
      return judgeSecret(SecretString, { domainName, now });
    });
  },
};

async function orAbsent(
  arn: string,
  absent: typeof NoSuchCertificate | typeof NoSuchSecret,
  look: () => Promise<Finding[]>,
): Promise<Finding[]> {
  try {
    return await look();
  } catch (cause) {
    if (cause instanceof absent) {
      return [error(`there is no ${arn}`, 'correct gateway.certificate')];
    }
    throw cause;
  }
}

/** Whether gateways can take the certificate from ACM and show it under the name. */
export function judgeAcm(
  detail: CertificateDetail,
  { domainName, now }: { domainName?: string; now: Date },
): Finding[] {
  if (detail.Status !== 'ISSUED') {
    return [
      error(
        `is ${detail.Status ?? 'in no known state'}`,
        'wait until it is issued, or finish its validation',
      ),
    ];
  }
  const isExportable =
    detail.Type === 'PRIVATE' || detail.Options?.Export === 'ENABLED';
  const names = detail.SubjectAlternativeNames ?? [];
  return [
    isExportable
      ? ok('is issued and can be exported')
      : error(
          'cannot be exported, so gateways cannot have its key',
          'request one with export enabled, or keep one in Secrets Manager',
        ),
    ...judgeName(domainName, names),
    ...(detail.NotAfter ? judgeExpiry(detail.NotAfter, now) : []),
  ];
}

function judgeName(domainName: string | undefined, names: string[]): Finding[] {
  if (!domainName) {
    return [
      warning(
        `is made out to ${names.join(', ')}, but gateway.domainName is absent`,
        'set it: clients refuse the load balancer’s own name',
      ),
    ];
  }
  return names.some(name => isCovered(domainName, name))
    ? []
    : [
        error(
          `is made out to ${names.join(', ')}, not to ${domainName}`,
          'take one for that name, or correct gateway.domainName',
        ),
      ];
}

/** Whether a name of a certificate stands for the host; an asterisk stands for one label. */
export function isCovered(host: string, name: string): boolean {
  return name.startsWith('*.')
    ? host.slice(host.indexOf('.') + 1) === name.slice(2)
    : host === name;
}
