import { InputError } from '@backstage/errors';
import type { ComponentPart } from '../../aws';
import {
  testBlueprint,
  testMachineImage,
  testPlan,
} from './__testUtils__/imagePlans';
import { componentDocument } from './componentDocument';
import { contentVersion } from './contentVersion';
import { planParts } from './planParts';
import { TOOLS } from './tools';

const DOCUMENT = componentDocument('Mine', {
  build: [{ name: 'Run', action: 'ExecuteBash', script: 'echo', minutes: 5 }],
});

const named = (...names: string[]) =>
  names.map(name => ({ name, document: DOCUMENT }));

function namesOf(parts: ReturnType<typeof planParts>): string[] {
  return parts.components.map(each =>
    typeof each === 'string' ? each : each.name,
  );
}

describe('planParts', () => {
  it('puts a project together', () => {
    const parts = planParts(
      testPlan({
        description: 'R and Python',
        groups: ['group:default/data', 'group:default/ml'],
        instanceTypes: ['m7i.2xlarge', 'm6i.2xlarge'],
        schedule: { cron: '0 2 ? * SUN *', timeZone: 'Europe/Berlin' },
        diskGiB: 100,
      }),
    );
    const tags = {
      'vdi:deployment': 'test',
      'vdi:image': 'vdi-test-data-science',
      'vdi:owner-ref': 'group:default/data',
    };
    expect(parts).toEqual({
      name: 'vdi-test-data-science',
      description: 'R and Python',
      components: [],
      recipe: {
        version: expect.stringMatching(/^1\.\d+\.\d+$/),
        parentImage: testBlueprint().newestImageArn,
        rootDevice: '/dev/sda1',
        diskGiB: 100,
        volumeKmsKeyId: 'alias/volumes',
        uninstallAgentAfterBuild: false,
      },
      infrastructure: {
        ...testBlueprint().infrastructure,
        resourceTags: {
          'vdi:image-build': 'test',
          'vdi:owner-ref': 'group:default/data',
        },
      },
      amiKmsKeyId: 'alias/images',
      amiTags: {
        ...tags,
        'vdi:template': 'data-science',
        'vdi:image-version': parts.recipe.version,
      },
      schedule: {
        expression: 'cron(0 2 ? * SUN *)',
        timeZone: 'Europe/Berlin',
        onlyWhenChanged: true,
      },
      launchTemplate: {
        copyOf: 'lt-0123456789abcdef0',
        tags: {
          ...tags,
          'vdi:template': 'data-science',
          'vdi:name': 'Data science',
          'vdi:description': 'R and Python',
          'vdi:groups': 'group:default/data group:default/ml',
          'vdi:instance-types': 'm7i.2xlarge m6i.2xlarge',
        },
        instanceType: 'm7i.2xlarge',
        rootDevice: '/dev/sda1',
        diskGiB: 100,
      },
      tags,
    });
  });

  it('applies tools, packages, the script and people’s components, in this order', () => {
    const parts = planParts(
      testPlan({
        components: named('two', 'one'),
        installScript: 'echo',
        packages: ['r-base'],
        tools: ['docker', 'vscode'],
      }),
    );
    expect(namesOf(parts)).toEqual([
      'vdi-test-tool-docker',
      'vdi-test-tool-vscode',
      'vdi-test-data-science-packages',
      'vdi-test-data-science-install-script',
      'vdi-test-data-science-two',
      'vdi-test-data-science-one',
    ]);
    expect(
      (parts.components as ComponentPart[]).map(({ shared }) => shared),
    ).toEqual([true, true, false, false, false, false]);
  });

  it('has versions that come from the content, and from nothing else', () => {
    const version = (...plan: Parameters<typeof testPlan>) =>
      planParts(testPlan(...plan)).recipe.version;
    const first = version({ packages: ['a'] });
    expect(version({ packages: ['a'] })).toBe(first);
    expect(
      version({
        packages: ['a'],
        name: 'Other',
        groups: ['group:default/x'],
        keep: 3,
        instanceTypes: ['m7i.large'],
      }),
    ).toBe(first);
    const others = [
      version({ packages: ['b'] }),
      version({ packages: ['a'], diskGiB: 61 }),
      version({ packages: ['a'], tools: ['vscode'] }),
      version({ packages: ['a'], installScript: 'echo' }),
      version(
        { packages: ['a'] },
        { blueprint: testBlueprint({ newestImageArn: 'arn:x:image/y/1.8.x' }) },
      ),
    ];
    expect(new Set([first, ...others]).size).toBe(others.length + 1);
  });

  it('never comes to one component of two projects', () => {
    const [one] = planParts(
      testPlan(
        { components: named('b-c') },
        {
          project: {
            ...testPlan({ components: named('b-c') }).project,
            id: 'a',
          },
        },
      ),
    ).components as ComponentPart[];
    const [two] = planParts(
      testPlan(
        {},
        {
          project: {
            ...testPlan({ components: named('c') }).project,
            id: 'a-b',
          },
        },
      ),
    ).components as ComponentPart[];
    expect(one.name).toBe(two.name);
    expect(one.version).not.toBe(two.version);
  });

  it('prepares an AMI like the base, with all that the base is built upon', () => {
    const ubuntu = testBlueprint();
    const ml = testBlueprint({
      templateId: 'ml',
      parentImage: ubuntu.newestImageArn.replace('700', '600'),
      newestImageArn: ubuntu.newestImageArn.replace('ubuntu', 'ml'),
      componentArns: ['arn:ml'],
    });
    const parts = planParts(
      testPlan(
        {
          base: { templateId: 'ml', imageId: 'ami-0aaaaaaaaaaaaaaaa' },
          packages: ['a'],
        },
        {
          blueprint: ml,
          blueprints: new Map([
            ['ubuntu', ubuntu],
            ['ml', ml],
          ]),
          machineImage: testMachineImage(),
        },
      ),
    );
    expect(namesOf(parts)).toEqual([
      ...ubuntu.componentArns,
      'arn:ml',
      'vdi-test-data-science-packages',
    ]);
    expect(parts.recipe).toMatchObject({
      parentImage: 'ami-0aaaaaaaaaaaaaaaa',
      rootDevice: '/dev/xvda',
      diskGiB: 80,
    });
    expect(parts.launchTemplate).toMatchObject({
      rootDevice: '/dev/xvda',
      diskGiB: 80,
    });
  });

  it('calls components of Windows so that they never meet those of Linux', () => {
    const parts = planParts(
      testPlan(
        { tools: ['vscode'], installScript: 'Write-Output 1' },
        { blueprint: testBlueprint({ platform: 'Windows' }) },
      ),
    );
    expect(namesOf(parts)).toEqual([
      'vdi-test-tool-vscode-windows',
      'vdi-test-data-science-install-script-windows',
    ]);
  });

  it('holds to the components of a recipe, to the last one', () => {
    const tools = TOOLS.filter(({ gpu }) => !gpu).map(({ id }) => id);
    const plan = (arns: number) =>
      testPlan(
        {
          base: { templateId: 'ubuntu', imageId: 'ami-0aaaaaaaaaaaaaaaa' },
          tools,
          components: named(...'abcdefghij'),
        },
        {
          machineImage: testMachineImage(),
          blueprint: testBlueprint({
            componentArns: Array.from({ length: arns }, (_, i) => `arn:${i}`),
          }),
        },
      );
    const room = 20 - tools.length - 10;
    expect(planParts(plan(room)).components).toHaveLength(20);
    expect(() => planParts(plan(room + 1))).toThrow(
      /come to 21 components, and a recipe takes 20/,
    );
  });

  it.each<[string, Parameters<typeof testPlan>, RegExp]>([
    [
      'an id of the infrastructure',
      [{}, { project: { ...testPlan().project, id: 'gateway' } }],
      /^'id' is 'gateway', a name that the portal's infrastructure/,
    ],
    [
      'an id with letters that AWS does not take',
      [{}, { project: { ...testPlan().project, id: 'Ünix' } }],
      /^'id' is 'Ünix'; it takes/,
    ],
    [
      'a base without an image',
      [{}, { blueprint: testBlueprint({ newest: undefined }) }],
      /^'settings\.base\.templateId' is 'ubuntu', which has no image yet/,
    ],
    [
      'an AMI that is not there',
      [
        { base: { templateId: 'ubuntu', imageId: 'ami-1' } },
        { machineImage: null },
      ],
      /^'settings\.base\.imageId' is 'ami-1', which the account has no AMI of/,
    ],
    [
      'an AMI of another system',
      [
        { base: { templateId: 'ubuntu', imageId: 'ami-1' } },
        { machineImage: testMachineImage({ platform: 'windows' }) },
      ],
      /which is of windows, and the template 'ubuntu' is of linux/,
    ],
    [
      'an AMI for other processors',
      [
        { base: { templateId: 'ubuntu', imageId: 'ami-1' } },
        { machineImage: testMachineImage({ architecture: 'arm64' }) },
      ],
      /which is for arm64/,
    ],
    [
      'an AMI that is still made',
      [
        { base: { templateId: 'ubuntu', imageId: 'ami-1' } },
        { machineImage: testMachineImage({ available: false }) },
      ],
      /not available now/,
    ],
    [
      'an unknown tool',
      [{ tools: ['emacs'] }],
      /'settings\.tools' has 'emacs', which is no tool; there are vscode/,
    ],
    [
      'a tool of another system',
      [
        { tools: ['docker'] },
        { blueprint: testBlueprint({ platform: 'Windows' }) },
      ],
      /'docker', which is not for windows/,
    ],
    [
      'CUDA without a driver',
      [{ tools: ['cuda'] }],
      /'cuda', which needs a base with a graphics driver/,
    ],
    [
      'packages for Windows',
      [
        { packages: ['a'] },
        { blueprint: testBlueprint({ platform: 'Windows' }) },
      ],
      /'settings\.packages' are for Linux alone/,
    ],
    [
      'a package that is an option',
      [{ packages: ['--purge'] }],
      /'--purge' is no name of a package/,
    ],
    [
      'a package that is a command',
      [{ packages: ['a;reboot'] }],
      /'a;reboot' is no name/,
    ],
    [
      'a package with a line break',
      [{ packages: ['a\nb'] }],
      /is no name of a package/,
    ],
    [
      'a package that would be removed',
      [{ packages: ['sudo-'] }],
      /'sudo-' ends with a dash/,
    ],
    [
      'a script with a hidden character',
      [{ installScript: 'a\u0000' }],
      /'settings\.installScript' has the control character U\+0000 in line 1/,
    ],
    [
      'a reserved component',
      [{ components: named('packages') }],
      /'settings\.components\[0\]\.name' is 'packages', which the portal calls/,
    ],
    [
      'a component twice',
      [{ components: named('a', 'a') }],
      /'settings\.components\[1\]\.name' is 'a', as another/,
    ],
    [
      'a document that is none',
      [{ components: [{ name: 'a', document: 'hello' }] }],
      /^'settings\.components\[0\]\.document' is no component document: .*\.$/,
    ],
    [
      'a disk that is too small',
      [{ diskGiB: 59 }],
      /'settings\.diskGiB' is 59, and the base has 60/,
    ],
    [
      'machines without a card on a base for those with one',
      [
        {},
        {
          gpu: true,
          instanceTypes: new Map([
            [
              'm7i.xlarge',
              { instanceType: 'm7i.xlarge', vcpus: 4, memoryMiB: 1, gpus: 0 },
            ],
          ]),
        },
      ],
      /'m7i\.xlarge', which has no graphics card/,
    ],
    [
      'groups that no tag holds',
      [
        {
          groups: Array.from(
            { length: 20 },
            (_, i) => `group:default/team-${i}`,
          ),
        },
      ],
      /^'settings\.groups' are too many; .*the tag 'vdi:groups' would have \d+ characters, and holds 256/,
    ],
    [
      'a schedule that is none',
      [{ schedule: { cron: '0 2 * * *' } }],
      /^'settings\.schedule\.cron'/,
    ],
  ])('says what is wrong with %s', (_, plan, sentence) => {
    expect(() => planParts(testPlan(...plan))).toThrow(InputError);
    expect(() => planParts(testPlan(...plan))).toThrow(sentence);
  });

  it('says all that is wrong at once', () => {
    expect(() => planParts(testPlan({ tools: ['emacs'], diskGiB: 1 }))).toThrow(
      /'emacs'.*\. 'settings\.diskGiB'/,
    );
  });
});

describe('contentVersion', () => {
  it('is the one that the infrastructure reckons', () => {
    expect(contentVersion({ index: 7 })).toBe('1.444265062.429818882');
  });
});
