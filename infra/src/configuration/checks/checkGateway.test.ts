import { ACM, problemsOf, SHORT } from '../__testUtils__/problemsOf';

const withGateway = (changes: object) =>
  problemsOf({ ...SHORT, gateway: { ...SHORT.gateway, ...changes } });

describe('a gateway', () => {
  it('admits everybody only when that is said', () => {
    expect(
      withGateway({ allowedCidrs: ['0.0.0.0/0'], allowAnyone: true }),
    ).toEqual([]);
  });

  it.each([
    [
      { allowedCidrs: [] },
      'gateway.allowedCidrs: takes one range or more, not an empty list.',
    ],
    [
      { allowedCidrs: ['128.0.0.0/1'] },
      'gateway.allowedCidrs[0]: 128.0.0.0/1 admits more than any one network holds; set gateway.allowAnyone: true if that is meant.',
    ],
    [
      { allowedCidrs: ['2001:db8::/32'] },
      "gateway.allowedCidrs[0]: takes an IPv4 range such as 10.42.0.0/16, not '2001:db8::/32'.",
    ],
    [
      { allowedCidrs: ['10.0.0.0/8', '10.1.0.0/16'] },
      'gateway.allowedCidrs[1]: 10.1.0.0/16 overlaps with 10.0.0.0/8; remove 10.1.0.0/16, which the other includes.',
    ],
    [
      { allowedCidrs: ['10.1.0.0/16', '10.1.0.0/16'] },
      'gateway.allowedCidrs[1]: 10.1.0.0/16 is named twice; remove one.',
    ],
    [
      { allowedCidrs: ['10.1.2.3/16'] },
      'gateway.allowedCidrs[0]: 10.1.2.3/16 names an address within the range; write 10.1.0.0/16 for the range, or a /32 for that address alone.',
    ],
    [
      { minimum: 4, maximum: 3 },
      'gateway.maximum: is 3, which is less than the minimum of 4; take 4 or more.',
    ],
    [
      { minimum: 1 },
      'gateway.minimum: takes 2 or more: one alone is an outage, not 1.',
    ],
    [
      { hostedZoneId: 'Z0123456789' },
      'gateway.hostedZoneId: is of no use without a name to make in it; set gateway.domainName, or remove it.',
    ],
    [
      { certificate: { issue: true } },
      'gateway.certificate.issue: ACM issues a certificate for a name that it can validate; set gateway.domainName and gateway.hostedZoneId.',
    ],
    [
      { certificate: { issue: true, acmArn: ACM } },
      'gateway.certificate: takes exactly one of acmArn, secretArn, issue.',
    ],
    [
      { certificate: {} },
      'gateway.certificate: takes exactly one of acmArn, secretArn, issue.',
    ],
    [
      { certificate: { secretArn: ACM } },
      `gateway.certificate.secretArn: takes an ARN such as arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf, not '${ACM}'.`,
    ],
    [
      { certificate: { acmArn: ACM.replace('eu-west-1', 'us-east-1') } },
      'gateway.certificate.acmArn: is of the region us-east-1, but the deployment is in eu-west-1; gateways take a certificate that lies beside them.',
    ],
    [
      { certificate: { acmArn: ACM.replace('1111', '9999') } },
      'gateway.certificate.acmArn: is of the account 999922223333, but the deployment is in 111122223333; gateways take a certificate that lies beside them.',
    ],
    [
      { certificate: { acmArn: ACM.replace('arn:aws:', 'arn:aws-cn:') } },
      'gateway.certificate.acmArn: is of the partition aws-cn, but the deployment is in aws; gateways take a certificate that lies beside them.',
    ],
  ])('says of a gateway with %j: %s', (changes, sentence) => {
    expect(withGateway(changes)).toEqual([sentence]);
  });
});
