import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  ModifyLaunchTemplateCommand,
  RunInstancesCommand,
  RunInstancesCommandInput,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  launchInput,
  startTestBed,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

function run(
  { ec2 }: TestBed,
  overrides: Partial<RunInstancesCommandInput> = {},
) {
  return ec2.send(new RunInstancesCommand({ ...launchInput(), ...overrides }));
}

describe('RunInstances', () => {
  it('launches once for one client token', async () => {
    const bed = await startTestBed();
    const input = { ClientToken: 'launch-1', MaxCount: 3 };
    const first = await run(bed, input);
    const again = await Promise.all([run(bed, input), run(bed, input)]);
    const ids = first.Instances!.map(({ InstanceId }) => InstanceId!);
    expect(ids).toHaveLength(3);
    for (const answer of again) {
      expect(answer.ReservationId).toBe(first.ReservationId);
      expect(answer.Instances!.map(({ InstanceId }) => InstanceId)).toEqual(
        ids,
      );
    }
    await expect(run(bed, { ...input, MaxCount: 2 })).rejects.toMatchObject({
      name: 'IdempotentParameterMismatch',
    });
    await bed.ec2.send(new TerminateInstancesCommand({ InstanceIds: ids }));
    await expect(run(bed, input)).rejects.toMatchObject({
      name: 'IdempotentInstanceTerminated',
    });
    expect(bed.simulator.control.state().instances).toHaveLength(3);
  });

  it.each<[string, Partial<RunInstancesCommandInput>]>([
    [
      'InvalidLaunchTemplateName.NotFoundException',
      { LaunchTemplate: { LaunchTemplateName: 'gone' } },
    ],
    [
      'InvalidLaunchTemplateId.NotFound',
      { LaunchTemplate: { LaunchTemplateId: 'lt-00000000000000000' } },
    ],
    [
      'InvalidLaunchTemplateId.VersionNotFound',
      { LaunchTemplate: { LaunchTemplateName: 'windows-2022', Version: '9' } },
    ],
    ['InvalidParameterValue', { InstanceType: 'm7i.enormous' as 'm7i.large' }],
    ['InvalidSubnetID.NotFound', { SubnetId: 'subnet-00000000000000000' }],
    ['MissingParameter', { LaunchTemplate: undefined }],
    ['InvalidParameterCombination', { MinCount: 2, MaxCount: 1 }],
    [
      'InvalidParameterCombination',
      {
        SubnetId: 'subnet-0fee1900000000a01',
        NetworkInterfaces: [
          { DeviceIndex: 0, SubnetId: 'subnet-0fee1900000000a01' },
        ],
      },
    ],
    [
      'InvalidParameterValue',
      {
        TagSpecifications: [
          {
            ResourceType: 'instance',
            Tags: [{ Key: 'k'.repeat(129), Value: '' }],
          },
        ],
      },
    ],
    [
      'InvalidParameterValue',
      {
        TagSpecifications: [
          {
            ResourceType: 'instance',
            Tags: [{ Key: 'k', Value: 'v'.repeat(257) }],
          },
        ],
      },
    ],
  ])('refuses with %s: %j', async (name, overrides) => {
    const bed = await startTestBed();
    await expect(run(bed, overrides)).rejects.toMatchObject({ name });
    expect(bed.simulator.control.state().instances).toEqual([]);
  });

  it('puts the network interface of the request in place of the subnet', async () => {
    const bed = await startTestBed();
    const { Instances } = await run(bed, {
      NetworkInterfaces: [
        { DeviceIndex: 0, SubnetId: 'subnet-0fee1900000000b02' },
      ],
    });
    expect(Instances![0].SubnetId).toBe('subnet-0fee1900000000b02');
  });
});

describe('launch templates', () => {
  it('has two seeded templates whose default version is not the newest', async () => {
    const { ec2 } = await startTestBed({ deployment: 'mine' });
    const { LaunchTemplates } = await ec2.send(
      new DescribeLaunchTemplatesCommand({
        Filters: [
          { Name: 'tag:vdi:deployment', Values: ['mine'] },
          { Name: 'tag-key', Values: ['vdi:template'] },
        ],
      }),
    );
    expect(
      LaunchTemplates!.map(template => [
        template.Tags!.find(({ Key }) => Key === 'vdi:template')!.Value,
        template.DefaultVersionNumber,
        template.LatestVersionNumber,
      ]),
    ).toEqual([
      ['ubuntu-developer', 2, 3],
      ['windows-2022', 2, 3],
    ]);
    for (const { Value } of LaunchTemplates!.flatMap(({ Tags }) => Tags!)) {
      expect(Value).toMatch(/^[A-Za-z0-9 _.:/=+\-@]*$/);
    }
    const { LaunchTemplateVersions } = await ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ Versions: ['$Default'] }),
    );
    expect(
      LaunchTemplateVersions!.map(({ LaunchTemplateData, VersionNumber }) => [
        VersionNumber,
        LaunchTemplateData!.InstanceType,
        LaunchTemplateData!.BlockDeviceMappings![0].Ebs!.VolumeSize,
      ]),
    ).toEqual([
      [2, 'm7i.xlarge', 60],
      [2, 'm7i.2xlarge', 100],
    ]);
  });

  it('pages through versions, newest first', async () => {
    const { ec2, simulator } = await startTestBed();
    for (let added = 0; added < 4; added += 1) {
      simulator.control.addTemplateVersion('ubuntu-developer');
    }
    const numbers: number[][] = [];
    let NextToken: string | undefined;
    do {
      const page = await ec2.send(
        new DescribeLaunchTemplateVersionsCommand({
          LaunchTemplateName: 'ubuntu-developer',
          MaxResults: 3,
          NextToken,
        }),
      );
      numbers.push(page.LaunchTemplateVersions!.map(v => v.VersionNumber!));
      NextToken = page.NextToken;
    } while (NextToken);
    expect(numbers).toEqual([[7, 6, 5], [4, 3, 2], [1]]);
    await expect(
      ec2.send(
        new DescribeLaunchTemplatesCommand({
          MaxResults: 1,
          NextToken: 'nonsense',
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidPaginationToken' });
  });

  it('makes a template and a version from another, and rolls it out', async () => {
    const bed = await startTestBed();
    const { ec2 } = bed;
    const { LaunchTemplate } = await ec2.send(
      new CreateLaunchTemplateCommand({
        LaunchTemplateName: 'debian',
        LaunchTemplateData: {
          ImageId: 'ami-0000000000000000d',
          InstanceType: 't3.large',
          TagSpecifications: [
            {
              ResourceType: 'instance',
              Tags: [{ Key: 'from', Value: 'template' }],
            },
          ],
        },
        TagSpecifications: [
          {
            ResourceType: 'launch-template',
            Tags: [{ Key: 'vdi:template', Value: 'd' }],
          },
        ],
      }),
    );
    const id = LaunchTemplate!.LaunchTemplateId!;
    const { LaunchTemplateVersion } = await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: id,
        SourceVersion: '1',
        VersionDescription: 'bigger',
        LaunchTemplateData: { InstanceType: 't3.xlarge' },
      }),
    );
    expect(LaunchTemplateVersion).toMatchObject({
      VersionNumber: 2,
      DefaultVersion: false,
      LaunchTemplateData: {
        ImageId: 'ami-0000000000000000d',
        InstanceType: 't3.xlarge',
      },
    });
    const modified = await ec2.send(
      new ModifyLaunchTemplateCommand({
        LaunchTemplateId: id,
        DefaultVersion: '2',
      }),
    );
    expect(modified.LaunchTemplate!.DefaultVersionNumber).toBe(2);
    const { Instances } = await run(bed, {
      LaunchTemplate: { LaunchTemplateId: id },
    });
    expect(Instances![0]).toMatchObject({
      InstanceType: 't3.xlarge',
      Tags: expect.arrayContaining([{ Key: 'from', Value: 'template' }]),
    });
    await expect(
      ec2.send(
        new ModifyLaunchTemplateCommand({
          LaunchTemplateId: id,
          DefaultVersion: '3',
        }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidLaunchTemplateId.VersionNotFound',
    });
  });
});
