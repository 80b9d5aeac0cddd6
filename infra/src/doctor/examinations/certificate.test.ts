import type { CertificateDetail } from '@aws-sdk/client-acm';
import { formatFinding } from '../Finding';
import { selfSigned } from '../__testUtils__/selfSigned';
import { isCovered, judgeAcm } from './certificate';
import { judgeSecret } from './certificateSecret';

const NOW = new Date('2026-11-22T12:00:00Z');
const domainName = 'desktops.example.com';

describe('judgeAcm', () => {
  const issued: CertificateDetail = {
    Status: 'ISSUED',
    Type: 'AMAZON_ISSUED',
    Options: { Export: 'ENABLED' },
    SubjectAlternativeNames: ['*.example.com'],
    NotAfter: new Date('2027-06-01T00:00:00Z'),
  };
  const judge = (
    detail: CertificateDetail,
    name: string | undefined = domainName,
  ) =>
    judgeAcm({ ...issued, ...detail }, { domainName: name, now: NOW }).map(
      formatFinding,
    );

  it('takes one that is issued for the name and can be exported', () => {
    expect(judge({})).toEqual([
      'ok      Certificate — is issued and can be exported',
    ]);
  });

  it('takes one of a private authority, which is always exportable', () => {
    expect(judge({ Type: 'PRIVATE', Options: {} })[0]).toMatch(/^ok/);
  });

  it.each<[CertificateDetail, RegExp]>([
    [
      { Status: 'PENDING_VALIDATION' },
      /^error .* is PENDING_VALIDATION — wait until it is issued/,
    ],
    [{ Options: {} }, /^error .* cannot be exported, so gateways/],
    [
      { SubjectAlternativeNames: ['example.com'] },
      /^error .* is made out to example\.com, not to desktops\.example\.com/,
    ],
    [
      { NotAfter: new Date('2026-11-01T00:00:00Z') },
      /^error .* expired on 2026-11-01/,
    ],
    [
      { NotAfter: new Date('2026-12-01T00:00:00Z') },
      /^warning .* expires on 2026-12-01/,
    ],
  ])('says of %j', (detail, line) => {
    expect(judge(detail)).toContainEqual(expect.stringMatching(line));
  });

  it('warns when there is no name to compare with', () => {
    const findings = judgeAcm(issued, { now: NOW });
    expect(findings.map(formatFinding)).toContainEqual(
      expect.stringMatching(/^warning .* but gateway\.domainName is absent/),
    );
  });
});

describe('isCovered', () => {
  it.each([
    ['a.example.com', 'a.example.com', true],
    ['a.example.com', '*.example.com', true],
    ['b.a.example.com', '*.example.com', false],
    ['example.com', '*.example.com', false],
  ])('%s by %s: %s', (host, name, covered) => {
    expect(isCovered(host, name)).toBe(covered);
  });
});

describe('judgeSecret', () => {
  const pair = selfSigned(domainName);
  const judge = (secret: unknown, now = new Date()) =>
    judgeSecret(JSON.stringify(secret), { domainName, now }).map(formatFinding);

  it('takes a certificate with its key', () => {
    expect(judge(pair)).toEqual([
      'ok      Certificate — the secret holds a certificate and its key',
    ]);
  });

  it.each([
    ['no JSON', 'PEM', /does not hold the keys `certificate` and `privateKey`/],
    ['half of it', { certificate: pair.certificate }, /does not hold the keys/],
    [
      'no PEM',
      { certificate: 'x', privateKey: 'y' },
      /holds something that cannot be read/,
    ],
    [
      'the key of another',
      { ...pair, privateKey: selfSigned(domainName).privateKey },
      /the key in the secret is not that of the certificate/,
    ],
    [
      'the name of another',
      selfSigned('other.example.com'),
      /is not made out to desktops\.example\.com/,
    ],
    [
      'an old form of key',
      { ...pair, privateKey: pair.oldKey },
      /^warning .* not in PKCS #8/,
    ],
  ])('sees %s', (_, secret, line) => {
    expect(judge(secret)).toContainEqual(expect.stringMatching(line));
  });

  it('sees that it has expired', () => {
    const later = new Date(Date.now() + 91 * 24 * 60 * 60 * 1000);
    expect(judge(pair, later)).toContainEqual(
      expect.stringMatching(/^error .* expired on/),
    );
  });
});
