import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AwsFixture,
  LINUX_TEMPLATE,
  WINDOWS_TEMPLATE,
} from '../__testUtils__/AwsFixture';
import type { Aws } from '../createAws';

describe('Ec2LaunchTemplates', () => {
  const logger = mockServices.logger.mock();
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create(logger);
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  it('are listed with what their tags say', async () => {
    expect(await aws.launchTemplates.list()).toEqual([
      expect.objectContaining({
        id: 'ubuntu-developer',
        launchTemplateId: LINUX_TEMPLATE,
        name: 'Ubuntu 24.04 developer',
        platform: 'linux',
        identityMode: 'shared',
        sharedUser: 'desktop',
        instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
        defaultVersion: 2,
        latestVersion: 3,
      }),
      expect.objectContaining({ id: 'windows-2022', platform: 'windows' }),
    ]);
    expect(await fixture.connect('other').launchTemplates.list()).toEqual([]);
  });

  it('with a tag that makes no sense are left out, with one warning', async () => {
    const { ec2 } = fixture.clients;
    await ec2.send(
      new CreateTagsCommand({
        Resources: [WINDOWS_TEMPLATE],
        Tags: [{ Key: 'vdi:platform', Value: 'amiga' }],
      }),
    );
    logger.warn.mockClear();
    await aws.launchTemplates.list();
    const templates = await aws.launchTemplates.list();
    expect(templates.map(({ id }) => id)).toEqual(['ubuntu-developer']);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringMatching(/'lt-0b1e55ed000000002'.*'amiga'/)],
    ]);
  });

  it('have versions', async () => {
    const { launchTemplates } = aws;
    const all = await launchTemplates.versions(LINUX_TEMPLATE);
    expect(all.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(all[1]).toEqual({
      version: 2,
      isDefault: true,
      createdAt: expect.any(Date),
      createdBy: expect.stringContaining('image-builder'),
      description: 'DCV 2025.0, VS Code 1.103',
      imageId: 'ami-0ab0000000000000b',
      instanceType: 'm7i.xlarge',
      diskGiB: 60,
      hibernation: false,
    });
    const some = await launchTemplates.versions(LINUX_TEMPLATE, [1, 99, 3]);
    expect(some.map(({ version }) => version)).toEqual([3, 1]);
    expect(await launchTemplates.versions(LINUX_TEMPLATE, [])).toEqual([]);
    await expect(
      launchTemplates.versions('lt-00000000000000000'),
    ).rejects.toMatchObject({ code: 'InvalidLaunchTemplateId.NotFound' });

    fixture.simulator.control.clearCalls();
    const defaults = await launchTemplates.defaultVersions([
      LINUX_TEMPLATE,
      WINDOWS_TEMPLATE,
      'lt-00000000000000000',
    ]);
    expect([...defaults.keys()].sort()).toEqual([
      LINUX_TEMPLATE,
      WINDOWS_TEMPLATE,
    ]);
    expect(defaults.get(LINUX_TEMPLATE)).toMatchObject({ version: 2 });
    expect(fixture.simulator.control.calls()).toEqual({
      'ec2:DescribeLaunchTemplateVersions': 1,
    });
  });

  it('ask for each default version when EC2 does not give all at once', async () => {
    fixture.simulator.control.setFaults([
      {
        kind: 'refuse',
        action: 'DescribeLaunchTemplateVersions',
        code: 'MissingParameter',
        count: 1,
      },
    ]);
    const defaults = await aws.launchTemplates.defaultVersions([
      LINUX_TEMPLATE,
      'lt-00000000000000000',
      WINDOWS_TEMPLATE,
    ]);
    expect([...defaults.keys()]).toEqual([LINUX_TEMPLATE, WINDOWS_TEMPLATE]);
  });

  it('know the sizes of instance types, asked for once', async () => {
    const { launchTemplates } = aws;
    const names = ['m7i.xlarge', 'm7i.2xlarge', 'no.such'];
    const specs = await launchTemplates.instanceTypes(names);
    expect([...specs.keys()]).toEqual(['m7i.xlarge', 'm7i.2xlarge']);
    expect(specs.get('m7i.xlarge')).toEqual({
      instanceType: 'm7i.xlarge',
      vcpus: 4,
      memoryMiB: 16384,
      gpus: 0,
    });
    fixture.simulator.control.clearCalls();
    await launchTemplates.instanceTypes(names.slice(0, 2));
    expect(fixture.simulator.control.calls()).toEqual({});
  });

  it('have the subnets of the deployment, in a stable order', async () => {
    const subnets = await aws.launchTemplates.subnets();
    expect(subnets).toHaveLength(2);
    expect(subnets).toEqual([...subnets].sort());
    expect(await fixture.connect('other').launchTemplates.subnets()).toEqual(
      [],
    );
  });
});
