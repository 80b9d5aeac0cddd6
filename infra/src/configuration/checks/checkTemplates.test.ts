import { problemsOf, SHORT } from '../__testUtils__/problemsOf';

const withTemplate = (changes: object) =>
  problemsOf({
    ...SHORT,
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

describe('a template', () => {
  it.each([
    [
      { preset: 'ubuntu-24.04', hibernation: true },
      'templates[0].hibernation: EC2 does not hibernate ubuntu-24.04; set it to false, or take the preset amazon-linux-2023.',
    ],
    [
      {
        preset: 'windows-server-2025',
        hibernation: true,
        identity: 'personal',
      },
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
        identity: 'personal',
        hibernation: true,
        diskGiB: 200,
        instanceTypes: ['m7i.2xlarge'],
      },
      'templates[0].hibernation: m7i.2xlarge has more than 16 GiB of memory, the most that EC2 hibernates with windows-server-2022; take a smaller type.',
    ],
    [
      { preset: 'windows-server-2022', identity: 'personal', diskGiB: 30 },
      'templates[0].diskGiB: is 30, but an image of windows-server-2022 takes 40 GiB or more.',
    ],
    [
      { preset: 'windows-server-2022', diskGiB: 60, identity: 'shared' },
      'templates[0].identity: is shared, but Windows asks for a password that nobody has for the shared account; take personal.',
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
      { groups: [] },
      'templates[0].groups: takes one group or more, or is left out so that everybody may, not an empty list.',
    ],
    [
      { id: 'constructor' },
      "templates[0].id: 'constructor' is a name that CDK cannot use; take another.",
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
      problemsOf({ ...SHORT, templates: [template, { ...template }] }),
    ).toEqual([
      "templates[1].id: 'desktop' is the id of another template; give each its own.",
    ]);
  });
});
