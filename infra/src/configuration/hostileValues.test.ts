import { problemsOf, SHORT } from './__testUtils__/problemsOf';

/** What means something to a shell, to CloudFormation, to IAM, to Image Builder or to a line-based file. */
const HOSTILE = [
  "x'; touch /tmp/x; '",
  '$(id)',
  '`id`',
  '${AWS::Region}',
  '${Token[AWS.Region.1]}',
  '{{resolve:secretsmanager:payroll}}',
  '{{ x }}',
  'x"y',
  'x\\y',
  'x\ny',
  'x\u0000y',
  'x\u2028y',
];

const secret = (name: string) => ({
  certificate: {
    secretArn: `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`,
  },
});
const TEMPLATE = {
  id: 'desktop',
  name: 'Desktop',
  preset: 'ubuntu-24.04',
  instanceTypes: ['m7i.xlarge'],
};
const inTemplate = (changes: object) => ({
  templates: [{ ...TEMPLATE, ...changes }],
});
const inGateway = (changes: object) => ({
  gateway: { ...SHORT.gateway, ...changes },
});

/** Every key that takes a text of one's own. */
const KEYS: [string, (value: string) => object][] = [
  ['deployment', value => ({ deployment: value })],
  ['region', value => ({ region: value })],
  ['tags', value => ({ tags: { team: value } })],
  ['tags', value => ({ tags: { [value]: 'x' } })],
  ['gateway.domainName', value => inGateway({ domainName: value })],
  ['gateway.hostedZoneId', value => inGateway({ hostedZoneId: value })],
  ['gateway.instanceType', value => inGateway({ instanceType: value })],
  ['gateway.certificate.secretArn', value => inGateway(secret(value))],
  [
    'gateway.certificate.acmArn',
    value =>
      inGateway({
        certificate: {
          acmArn: `arn:aws:acm:eu-west-1:111122223333:certificate/${value}`,
        },
      }),
  ],
  ['images.mirror', value => ({ images: { mirror: `s3://bucket/${value}` } })],
  ['images.schedule', value => ({ images: { schedule: `cron(${value})` } })],
  [
    'images.parents.gateway',
    value => ({ images: { parents: { gateway: `/imagebuilder/${value}` } } }),
  ],
  ['templates[0].id', value => inTemplate({ id: value })],
  [
    'templates[0].instanceTypes[0]',
    value => inTemplate({ instanceTypes: [value] }),
  ],
  ['templates[0].groups[0]', value => inTemplate({ groups: [value] })],
  [
    'portal.principals[0]',
    value => ({
      portal: { principals: [`arn:aws:iam::111122223333:role/${value}`] },
    }),
  ],
  [
    'portal.serviceAccount.providerArn',
    value => ({
      portal: {
        serviceAccount: {
          providerArn: `arn:aws:iam::111122223333:oidc-provider/${value}`,
          subject: 'system:serviceaccount:backstage:backstage',
        },
      },
    }),
  ],
  ['watching.emails[0]', value => ({ watching: { emails: [value] } })],
];

describe.each(KEYS)('%s', (path, changes) => {
  it.each(HOSTILE)('refuses %j, in one line', value => {
    const problems = problemsOf({ ...SHORT, ...changes(value) });
    expect(problems).not.toEqual([]);
    expect(problems[0].startsWith(path)).toBe(true);
    expect(problems.join('')).not.toMatch(/[\n\0]/);
  });
});

describe.each(['name', 'description'])('a %s', key => {
  it.each(HOSTILE.filter(value => /\$\{|\{\{|[\n\0\u2028]/.test(value)))(
    'refuses %j',
    value => {
      expect(problemsOf({ ...SHORT, ...inTemplate({ [key]: value }) })).toEqual(
        [expect.stringContaining(`templates[0].${key}: takes a text`)],
      );
    },
  );

  it('takes what people write, and a folded text of YAML', () => {
    const value = 'Anna\'s "big" desktop; 2 × 4 (new) – größer $5\n';
    expect(problemsOf({ ...SHORT, ...inTemplate({ [key]: value }) })).toEqual(
      [],
    );
  });
});

it.each([
  [inGateway(secret('*')), 'gateway.certificate.secretArn'],
  [
    { portal: { principals: ['arn:aws:iam::111122223333:role/*'] } },
    'portal.principals[0]',
  ],
  [{ images: { mirror: 's3://bucket/*' } }, 'images.mirror'],
])('refuses wildcards: %j', (changes, path) => {
  expect(problemsOf({ ...SHORT, ...changes })).toEqual([
    expect.stringContaining(`${path}: takes `),
  ]);
});
