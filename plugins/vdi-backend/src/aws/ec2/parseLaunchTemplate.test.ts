import { parseLaunchTemplate, toVersion } from './parseLaunchTemplate';

function parse(tags: Record<string, string>) {
  return parseLaunchTemplate({
    LaunchTemplateId: 'lt-1',
    LaunchTemplateName: 'ubuntu-2404',
    DefaultVersionNumber: 2,
    LatestVersionNumber: 3,
    Tags: Object.entries({ 'vdi:template': 'ubuntu', ...tags }).map(
      ([Key, Value]) => ({ Key, Value }),
    ),
  });
}

describe('parseLaunchTemplate', () => {
  it('has defaults for all but the id', () => {
    expect(parse({})).toEqual({
      template: {
        id: 'ubuntu',
        launchTemplateId: 'lt-1',
        name: 'ubuntu-2404',
        platform: 'linux',
        identityMode: 'shared',
        sharedUser: 'desktop',
        instanceTypes: [],
        subnetIds: [],
        defaultVersion: 2,
        latestVersion: 3,
      },
    });
  });

  it('reads every tag', () => {
    expect(
      parse({
        'vdi:name': 'Ubuntu 24.04',
        'vdi:description': 'For everybody',
        'vdi:platform': 'windows',
        'vdi:identity': 'personal',
        'vdi:os-user': 'CORP\\desk',
        'vdi:groups': 'group:default/Team-A  team-b user:guests/jo',
        'vdi:instance-types': 'm7i.large g4dn.xlarge',
        'vdi:subnets': 'subnet-0abc subnet-0def',
      }),
    ).toMatchObject({
      template: {
        name: 'Ubuntu 24.04',
        description: 'For everybody',
        platform: 'windows',
        identityMode: 'personal',
        sharedUser: 'CORP\\desk',
        groups: [
          'group:default/team-a',
          'group:default/team-b',
          'user:guests/jo',
        ],
        instanceTypes: ['m7i.large', 'g4dn.xlarge'],
        subnetIds: ['subnet-0abc', 'subnet-0def'],
      },
    });
  });

  it('opens a template with an empty list of groups to nobody', () => {
    expect(parse({ 'vdi:groups': '' })).toMatchObject({
      template: { groups: [] },
    });
  });

  it.each([
    ['vdi:template', 'No spaces'],
    ['vdi:platform', 'macos'],
    ['vdi:identity', 'Personal'],
    ['vdi:os-user', 'a b'],
    ['vdi:groups', 'group:'],
    ['vdi:instance-types', 'large'],
    ['vdi:subnets', 'vpc-1'],
  ])('says what is wrong with %s=%s', (key, value) => {
    expect(parse({ [key]: value })).toEqual({
      problem: expect.stringContaining(key),
    });
  });
});

describe('toVersion', () => {
  it.each([
    [['/dev/sdb', '/dev/sda1'], [100, 30], 30],
    [['/dev/xvda', '/dev/sdb'], [40, 100], 40],
    [['/dev/nvme0n1'], [50], 50],
    [[], [], undefined],
  ])('finds the root volume among %j', (devices, sizes, expected) => {
    const version = toVersion({
      VersionNumber: 1,
      LaunchTemplateData: {
        BlockDeviceMappings: devices.map((DeviceName, index) => ({
          DeviceName,
          Ebs: { VolumeSize: sizes[index] },
        })),
      },
    });
    expect(version.diskGiB).toBe(expected);
  });
});
