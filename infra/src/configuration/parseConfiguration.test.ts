import { ConfigurationError } from './ConfigurationError';
import { parseConfiguration } from './parseConfiguration';
import { formatProblem } from './Problem';

const ACM =
  'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000';

const valid = {
  deployment: 'test',
  account: '111122223333',
  region: 'eu-west-1',
  gateway: {
    allowedCidrs: ['198.51.100.0/24'],
    certificate: { acmArn: ACM },
  },
};

function problemsOf(input: unknown): string[] {
  try {
    parseConfiguration(input);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    return error.problems.map(formatProblem);
  }
}

const withGateway = (changes: object) =>
  problemsOf({ ...valid, gateway: { ...valid.gateway, ...changes } });
const withTemplate = (changes: object) =>
  problemsOf({
    ...valid,
    templates: [
      {
        id: 'desktop',
        name: 'Desktop',
        preset: 'amazon-linux-2023',
        instanceTypes: ['m7i.xlarge'],
        ...changes,
      },
    ],
  });
const withNetwork = (network: object) => problemsOf({ ...valid, network });

const existing = {
  vpcId: 'vpc-0123456789abcdef0',
  cidr: '10.1.0.0/16',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-00000000', 'subnet-00000001'],
  privateSubnetIds: ['subnet-00000002', 'subnet-00000003'],
};

describe('parseConfiguration', () => {
  it('fills in the defaults of a short file', () => {
    expect(parseConfiguration(valid)).toMatchObject({
      environment: 'production',
      network: { cidr: '10.42.0.0/16', zones: 2, natGateways: 'one' },
      gateway: { minimum: 2, maximum: 6, deletionProtection: true },
      port: 8443,
      templates: [{ id: 'ubuntu' }, { id: 'windows' }],
      watching: { logRetentionDays: 30 },
    });
  });

  it('takes a complete existing network', () => {
    expect(withNetwork(existing)).toEqual([]);
  });

  it('tells every problem at once, those across keys too', () => {
    expect(
      problemsOf({
        ...valid,
        deployment: 'Team_Desktops',
        account: 111122223333,
        regionn: 'x',
        network: { cidr: '8.8.0.0/16' },
        gateway: { ...valid.gateway, allowedCidrs: ['0.0.0.0/0'] },
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
    [{ gateway: null }, 'gateway: is empty; it takes a group of keys.'],
  ])('says of %j: %s', (changes, sentence) => {
    const problems = problemsOf({ ...valid, ...changes });
    expect(problems[0]).toBe(sentence);
  });

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

  it.each([
    [
      { cidr: '10.0.0.0/25' },
      'network.cidr: 10.0.0.0/25 is too small for the subnets of all zones; take a /24 or a larger one.',
    ],
    [
      { cidr: '10.0.0.0/8' },
      'network.cidr: 10.0.0.0/8 is larger than a VPC can be; take a /16 or a smaller one.',
    ],
    [
      { cidr: '172.32.0.0/16' },
      'network.cidr: 172.32.0.0/16 is not a private range; take one in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.',
    ],
    [
      { natGateway: 'one' },
      "network.natGateway: is not a known key; did you mean 'natGateways'?",
    ],
    [
      { availabilityZones: ['eu-west-1a'] },
      'network.availabilityZones: takes two zones or more: the load balancer wants two, not a list of 1.',
    ],
    [
      { availabilityZones: ['eu-west-1a', 'us-east-1b'] },
      "network.availabilityZones[1]: 'us-east-1b' is not a zone of eu-west-1; take one such as eu-west-1a.",
    ],
    [
      { ...existing, publicSubnetIds: ['subnet-00000000'] },
      'network.publicSubnetIds: takes two subnets or more, in different zones, not a list of 1.',
    ],
    [
      {
        ...existing,
        availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
        publicSubnetIds: [...existing.publicSubnetIds, 'subnet-00000009'],
      },
      'network.privateSubnetIds: names 2 subnets for 3 zones; name one for each of network.availabilityZones, in their order.',
    ],
    [
      {
        ...existing,
        privateSubnetIds: ['subnet-00000002', 'subnet-00000002'],
      },
      'network.privateSubnetIds[1]: subnet-00000002 is named twice; each takes its own.',
    ],
    [
      {
        ...existing,
        privateSubnetIds: ['subnet-00000002', 'subnet-00000001'],
      },
      'network.privateSubnetIds[1]: subnet-00000001 is among the public subnets too; gateways and workstations take subnets without a route from the internet.',
    ],
    [
      { ...existing, vpcId: 'vpc-nope' },
      "network.vpcId: takes a VPC id such as vpc-0123456789abcdef0, not 'vpc-nope'.",
    ],
    [
      { ...existing, natGateways: 'one' },
      'network.natGateways: belongs to a new network, and vpcId names one that exists; remove it.',
    ],
  ])('says of a network with %j: %s', (network, sentence) => {
    expect(withNetwork(network)).toEqual([sentence]);
  });

  it.each([
    [
      { preset: 'ubuntu-24.04', hibernation: true },
      'templates[0].hibernation: EC2 does not hibernate ubuntu-24.04; set it to false, or take the preset amazon-linux-2023.',
    ],
    [
      { preset: 'windows-server-2025', hibernation: true },
      'templates[0].hibernation: EC2 does not hibernate windows-server-2025; set it to false, or take the preset windows-server-2022.',
    ],
    [
      { hibernation: true, gpu: true, instanceTypes: ['g5.xlarge'] },
      'templates[0].hibernation: EC2 does not hibernate machines with a graphics card; set it to false, or gpu: false.',
    ],
    [
      { hibernation: true, diskGiB: 30 },
      'templates[0].diskGiB: is 30, but the memory is written to the disk as well; take 36 or more.',
    ],
    [
      {
        preset: 'windows-server-2022',
        hibernation: true,
        diskGiB: 200,
        instanceTypes: ['m7i.2xlarge'],
      },
      'templates[0].hibernation: m7i.2xlarge has more than 16 GiB of memory, the most that EC2 hibernates with windows-server-2022; take a smaller type.',
    ],
    [
      { preset: 'windows-server-2022', diskGiB: 30 },
      'templates[0].diskGiB: is 30, but an image of windows-server-2022 takes 40 GiB or more.',
    ],
    [
      { gpu: true },
      'templates[0].instanceTypes[0]: m7i.xlarge has no graphics card, but gpu is true; take one such as g5.xlarge, or set gpu: false.',
    ],
    [
      { gpu: true, instanceTypes: ['g4ad.xlarge'] },
      'templates[0].instanceTypes[0]: g4ad.xlarge has an AMD card, for which no driver is installed; take a type with an NVIDIA card, such as g5.xlarge.',
    ],
    [
      { instanceTypes: ['g6.xlarge'] },
      'templates[0].instanceTypes[0]: g6.xlarge has a graphics card that would lie idle without a driver; set gpu: true, or take one such as m7i.xlarge.',
    ],
    [
      { instanceTypes: ['m7i.xlarge', 'm7g.xlarge'] },
      'templates[0].instanceTypes[1]: m7g.xlarge is a Graviton type, but the images are built for x86_64; take one such as m7i.xlarge.',
    ],
    [
      { gpu: true, instanceTypes: ['g5g.xlarge'] },
      'templates[0].instanceTypes[0]: g5g.xlarge is a Graviton type, but the images are built for x86_64; take one such as m7i.xlarge.',
    ],
    [
      { gpu: true, instanceTypes: ['p5.48xlarge'] },
      'templates[0].instanceTypes[0]: p5.48xlarge is not made for desktops; take one of the general or graphics families, such as m7i.xlarge or g5.xlarge.',
    ],
    [
      {
        groups: Array.from({ length: 20 }, (_, i) => `group:default/team-${i}`),
      },
      'templates[0].groups: takes 256 characters or less in all, as it becomes a tag; name fewer.',
    ],
    [
      { id: 'gateway' },
      "templates[0].id: 'gateway' is the name of the gateways' own image; take another.",
    ],
    [
      { instanceTypes: ['big'] },
      "templates[0].instanceTypes[0]: takes an EC2 instance type such as m7i.xlarge, not 'big'.",
    ],
  ])('says of a template with %j: %s', (changes, sentence) => {
    expect(withTemplate(changes)).toEqual([sentence]);
  });

  it('refuses two templates of one id', () => {
    const template = {
      id: 'desktop',
      name: 'Desktop',
      preset: 'ubuntu-24.04',
      instanceTypes: ['m7i.xlarge'],
    };
    expect(
      problemsOf({ ...valid, templates: [template, { ...template }] }),
    ).toEqual([
      "templates[1].id: 'desktop' is the id of another template; give each its own.",
    ]);
  });
});
