import { problemsOf, SHORT } from './__testUtils__/problemsOf';
import { parseConfiguration } from './parseConfiguration';

describe('parseConfiguration', () => {
  it('fills in the defaults of a short file', () => {
    expect(parseConfiguration(SHORT)).toMatchObject({
      environment: 'production',
      network: { cidr: '10.42.0.0/16', zones: 2, natGateways: 'one' },
      gateway: { minimum: 2, maximum: 6, deletionProtection: true },
      port: 8443,
      templates: [{ id: 'ubuntu' }, { id: 'windows' }],
      watching: { logRetentionDays: 30 },
    });
  });

  it('tells every problem at once, those across keys too', () => {
    expect(
      problemsOf({
        ...SHORT,
        deployment: 'Team_Desktops',
        account: 111122223333,
        regionn: 'x',
        network: { cidr: '8.8.0.0/16' },
        gateway: { ...SHORT.gateway, allowedCidrs: ['0.0.0.0/0'] },
      }),
    ).toEqual([
      "deployment: takes 2 to 20 lower-case letters, digits and dashes, and begins with a letter, not 'Team_Desktops'.",
      'account: takes the 12 digits of an AWS account, in quotes, not 111122223333.',
      "regionn: is not a known key; did you mean 'region'?",
      'network.cidr: 8.8.0.0/16 is not a private range; take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
      'gateway.allowedCidrs[0]: 0.0.0.0/0 admits everybody; set gateway.allowAnyone: true if that is meant.',
    ]);
  });

  it('says what is missing', () => {
    expect(problemsOf({})).toEqual([
      'deployment: is missing; it takes 2 to 20 lower-case letters, digits and dashes, and begins with a letter.',
      'account: is missing; it takes the 12 digits of an AWS account, in quotes.',
      'region: is missing; it takes a region of AWS such as eu-west-1.',
      'gateway: is missing; it takes a group of keys.',
    ]);
  });

  it.each([
    [
      { environment: 'prodution' },
      "environment: takes one of production, development, not 'prodution'; did you mean 'production'?",
    ],
    [{ port: '8443' }, "port: takes a number, not '8443'."],
    [{ port: 22 }, 'port: takes 1024 or more, not 22.'],
    [
      { port: 8989 },
      'port: 8989 is where gateways answer health checks; take another, such as 8443.',
    ],
    [
      { templates: [] },
      'templates: takes one template or more, not an empty list.',
    ],
    [
      { images: { parents: { 'ubuntu-24': '/x' } } },
      "images.parents.ubuntu-24: is not a known key; did you mean 'ubuntu-24.04'?",
    ],
    [
      { images: { parents: { gateway: '/golden/gateway' } } },
      "images.parents.gateway: takes the name of an SSM parameter below /imagebuilder/ or /aws/service/, the only ones that Image Builder may read, not '/golden/gateway'.",
    ],
    [
      { images: { timeZone: 'Mars/Olympus' } },
      "images.timeZone: takes the name of a time zone such as Europe/Berlin or UTC, not 'Mars/Olympus'.",
    ],
    [
      { images: { instanceType: 'm7g.large' } },
      'images.instanceType: m7g.large is a Graviton type, but the images are built for x86_64; take one such as m7i.large.',
    ],
    [
      { images: { gpuInstanceType: 'g4ad.xlarge' } },
      "images.gpuInstanceType: g4ad.xlarge has no NVIDIA card beside an x86_64 processor, which the driver's installation needs; take one such as g5.xlarge.",
    ],
    [
      { region: 'eu-wset-1', network: { zones: 2 } },
      "region: AWS has no region 'eu-wset-1'; did you mean 'eu-west-1'?",
    ],
    [
      { tags: { 'aws:team': 'x', team: 'y' } },
      "tags.aws:team: begins with 'aws:', which is reserved; take another name.",
    ],
    [
      { tags: { 'vdi:owner': 'x' } },
      "tags.vdi:owner: begins with 'vdi:', which is reserved; take another name.",
    ],
    [
      { watching: { emails: ['nobody'] } },
      "watching.emails[0]: takes an e-mail address, not 'nobody'.",
    ],
    [
      { watching: { logRetentionDays: 31 } },
      'watching.logRetentionDays: takes one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, not 31.',
    ],
    [
      { watching: { emails: ['a@example.com', 'a@example.com'] } },
      'watching.emails[1]: a@example.com is named twice; remove one.',
    ],
    [{ port: 8443.5 }, 'port: takes a whole number, not 8443.5.'],
    [{ port: 1e23 }, 'port: takes 65535 or less, not 1e+23.'],
    [
      { port: 3389 },
      "port: 3389 is Windows' own remote desktop; take another, such as 8443.",
    ],
    [
      { tags: { team: 4711 } },
      'tags.team: takes a text, not 4711; put it in quotes.',
    ],
    [
      { tags: { team: 'x', Team: 'y' } },
      "tags.Team: differs from 'team' by its case alone, which IAM refuses; remove one.",
    ],
    [
      { tags: { team: 'a;b' } },
      'tags.team: holds characters that AWS does not take in tags; use letters, digits, spaces and _ . : / = + - @.',
    ],
    [
      { images: { schedule: 'cron(0 2 * * * *)' } },
      "images.schedule: takes cron(minute hour day month weekday year), with ? for the day or for the weekday, not 'cron(0 2 * * * *)'.",
    ],
    [
      { portal: { principals: ['arn:aws-cn:iam::111122223333:role/portal'] } },
      'portal.principals[0]: is of the partition aws-cn, but the deployment is in aws; name one of aws.',
    ],
    [
      {
        portal: {
          serviceAccount: {
            providerArn: 'arn:aws:iam::999922223333:oidc-provider/example.com',
            subject: 'system:serviceaccount:backstage:backstage',
          },
        },
      },
      'portal.serviceAccount.providerArn: is of the account 999922223333, but the role is made in 111122223333; IAM takes a provider of the same account, so make one there for the cluster.',
    ],
    [{ gateway: null }, 'gateway: is empty; it takes a group of keys.'],
  ])('says of %j: %s', (changes, sentence) => {
    expect(problemsOf({ ...SHORT, ...changes })).toEqual([sentence]);
  });
});
