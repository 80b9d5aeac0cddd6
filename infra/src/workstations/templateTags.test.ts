import { testConfiguration } from '../__testUtils__';
import { rootDeviceOf, templateTags } from './templateTags';

const [ubuntu, windows] = testConfiguration().templates;
const SUBNETS = ['subnet-0000000000000000a', 'subnet-0000000000000000b'];

describe('templateTags', () => {
  it('says what the portal shows and how it launches', () => {
    expect(
      templateTags(
        {
          ...ubuntu,
          description: 'GNOME',
          groups: ['group:default/developers', 'user:default/cy'],
        },
        SUBNETS,
      ),
    ).toEqual({
      'vdi:template': 'ubuntu',
      'vdi:name': 'Ubuntu desktop',
      'vdi:description': 'GNOME',
      'vdi:platform': 'linux',
      'vdi:identity': 'shared',
      'vdi:os-user': 'desktop',
      'vdi:groups': 'group:default/developers user:default/cy',
      'vdi:instance-types': 'm7i.xlarge m6i.xlarge m7a.xlarge',
      'vdi:subnets': SUBNETS.join(' '),
      CreatedBy: 'EC2 Image Builder',
    });
    expect(templateTags(windows, SUBNETS)).toMatchObject({
      'vdi:platform': 'windows',
      'vdi:identity': 'personal',
    });
  });

  it('is open to everybody without groups, and to nobody with none', () => {
    expect(templateTags(ubuntu, SUBNETS)).not.toHaveProperty('vdi:groups');
    expect(templateTags({ ...ubuntu, groups: [] }, SUBNETS)).toHaveProperty(
      'vdi:groups',
      '',
    );
  });

  it.each([
    [
      {
        groups: Array.from({ length: 13 }, (_, i) => `group:default/team-${i}`),
      },
      "The tag 'vdi:groups' of template 'ubuntu' would have 275 characters, and holds 256; name fewer groups, or one that the others belong to.",
    ],
    [
      { groups: ['group:default/a b'] },
      "Template 'ubuntu' names the group 'group:default/a b'; an entity ref has no spaces.",
    ],
  ])('refuses %j with a sentence', (change, sentence) => {
    expect(() => templateTags({ ...ubuntu, ...change }, SUBNETS)).toThrow(
      sentence,
    );
  });

  it('refuses more subnets than a tag holds', () => {
    const subnets = Array.from({ length: 11 }, () => SUBNETS[0]);
    expect(() => templateTags(ubuntu, subnets)).toThrow('name fewer subnets');
  });
});

describe('rootDeviceOf', () => {
  it.each([
    ['ubuntu-24.04', '/dev/sda1'],
    ['amazon-linux-2023', '/dev/xvda'],
    ['windows-server-2022', '/dev/sda1'],
    ['windows-server-2025', '/dev/sda1'],
  ] as const)('is, for %s, %s', (preset, device) => {
    expect(rootDeviceOf(preset)).toBe(device);
  });
});
