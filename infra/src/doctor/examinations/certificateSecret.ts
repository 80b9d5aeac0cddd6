import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Finding, findingsOf } from '../Finding';

const { ok, error, warning } = findingsOf('Certificate');

const DAY = 24 * 60 * 60 * 1000;
const SOON = 21 * DAY;

const secretShape = z.object({
  certificate: z.string(),
  privateKey: z.string(),
});

/** Whether gateways can take the certificate from the secret and show it under the name. */
export function judgeSecret(
  secret: string | undefined,
  { domainName, now }: { domainName?: string; now: Date },
): Finding[] {
  const { data } = secretShape.safeParse(parsed(secret));
  if (!data) {
    return [
      error(
        'the secret does not hold the keys `certificate` and `privateKey`',
        'store JSON with both, as PEM texts',
      ),
    ];
  }
  const pair = readPair(data);
  if (!pair) {
    return [
      error(
        'the secret holds something that cannot be read',
        'store PEM texts: the certificate with its chain, and an unencrypted key',
      ),
    ];
  }
  const { leaf, key } = pair;
  return [
    leaf.checkPrivateKey(key)
      ? ok('the secret holds a certificate and its key')
      : error(
          'the key in the secret is not that of the certificate',
          'store the two that belong together',
        ),
    ...(domainName && !leaf.checkHost(domainName)
      ? [
          error(
            `is not made out to ${domainName}`,
            'take one for that name, or correct gateway.domainName',
          ),
        ]
      : []),
    ...(data.privateKey.includes('BEGIN PRIVATE KEY')
      ? []
      : [
          warning(
            'the key is not in PKCS #8, which the gateway documents',
            'convert it with `openssl pkcs8 -topk8 -nocrypt`',
          ),
        ]),
    ...judgeExpiry(new Date(leaf.validTo), now),
  ];
}

/** Whether the certificate is valid for a while yet. */
export function judgeExpiry(validTo: Date, now: Date): Finding[] {
  const left = validTo.getTime() - now.getTime();
  const day = validTo.toISOString().slice(0, 10);
  if (left <= 0) {
    return [error(`expired on ${day}`, 'renew it')];
  }
  return left < SOON
    ? [warning(`expires on ${day}`, 'make sure that somebody renews it')]
    : [];
}

function parsed(secret: string | undefined): unknown {
  try {
    return JSON.parse(secret ?? '');
  } catch {
    return undefined;
  }
}

function readPair({ certificate, privateKey }: z.output<typeof secretShape>) {
  try {
    return {
      leaf: new X509Certificate(certificate),
      key: createPrivateKey(privateKey),
    };
  } catch {
    return undefined;
  }
}
