import {
  CreateLaunchTemplateVersionCommand,
  CreateTagsCommand,
  DeleteLaunchTemplateVersionsCommand,
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  DescribeImagesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeSnapshotsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { GetParameterCommand, GetParametersCommand } from '@aws-sdk/client-ssm';
import {
  launchInput,
  startTestBed,
  stopAll,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

const IMAGE = 'ami-0ab0000000000000b';
const SNAPSHOT = 'snap-0ab0000000000000b';

it('describes the AMIs of the account with their snapshots', async () => {
  const { ec2 } = await startTestBed();
  await ec2.send(
    new CreateTagsCommand({
      Resources: [IMAGE, SNAPSHOT],
      Tags: [{ Key: 'vdi:keep', Value: 'true' }],
    }),
  );
  const filter = {
    Filters: [{ Name: 'tag:vdi:keep', Values: ['true'] }],
  };
  const { Images } = await ec2.send(
    new DescribeImagesCommand({ Owners: ['self'], ...filter }),
  );
  expect(Images).toEqual([
    expect.objectContaining({
      ImageId: IMAGE,
      State: 'available',
      CreationDate: '2026-08-01T08:00:00.000Z',
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sda1',
          Ebs: expect.objectContaining({
            SnapshotId: SNAPSHOT,
            VolumeSize: 60,
          }),
        },
      ],
    }),
  ]);
  const { Snapshots } = await ec2.send(new DescribeSnapshotsCommand(filter));
  expect(Snapshots).toMatchObject([
    { SnapshotId: SNAPSHOT, VolumeSize: 60, State: 'completed' },
  ]);
});

it('deregisters an AMI, and its snapshot when told to', async () => {
  const { ec2 } = await startTestBed();
  const inUse = ec2.send(new DeleteSnapshotCommand({ SnapshotId: SNAPSHOT }));
  await expect(inUse).rejects.toMatchObject({ name: 'InvalidSnapshot.InUse' });
  expect(
    await ec2.send(
      new DeregisterImageCommand({
        ImageId: IMAGE,
        DeleteAssociatedSnapshots: true,
      }),
    ),
  ).toMatchObject({
    Return: true,
    DeleteSnapshotResults: [{ SnapshotId: SNAPSHOT, ReturnCode: 'success' }],
  });
  const after = [
    () => ec2.send(new DeregisterImageCommand({ ImageId: IMAGE })),
    () => ec2.send(new DescribeImagesCommand({ ImageIds: [IMAGE] })),
    () => ec2.send(new DescribeSnapshotsCommand({ SnapshotIds: [SNAPSHOT] })),
    () => ec2.send(new RunInstancesCommand(launchInput())),
  ];
  const names = await Promise.all(
    after.map(call => call().catch(({ name }) => name)),
  );
  expect(names).toEqual([
    'InvalidAMIID.Unavailable',
    'InvalidAMIID.NotFound',
    'InvalidSnapshot.NotFound',
    'InvalidAMIID.NotFound',
  ]);
  const other = 'ami-0ab0000000000000c';
  await ec2.send(new DeregisterImageCommand({ ImageId: other }));
  const { Snapshots } = await ec2.send(
    new DescribeSnapshotsCommand({ SnapshotIds: ['snap-0ab0000000000000c'] }),
  );
  expect(Snapshots).toHaveLength(1);
});

it('deletes versions of a launch template, whose numbers never come again', async () => {
  const { ec2 } = await startTestBed();
  const LaunchTemplateName = 'ubuntu-developer';
  const answer = await ec2.send(
    new DeleteLaunchTemplateVersionsCommand({
      LaunchTemplateName,
      Versions: ['2', '3', '9'],
    }),
  );
  expect(answer).toMatchObject({
    SuccessfullyDeletedLaunchTemplateVersions: [{ VersionNumber: 3 }],
    UnsuccessfullyDeletedLaunchTemplateVersions: [
      { VersionNumber: 2, ResponseError: { Code: 'unexpectedError' } },
      {
        VersionNumber: 9,
        ResponseError: { Code: 'launchTemplateVersionDoesNotExist' },
      },
    ],
  });
  const create = (SourceVersion = '2') =>
    ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateName,
        SourceVersion,
        LaunchTemplateData: {},
        ClientToken: 'once',
      }),
    );
  for (const { LaunchTemplateVersion } of [await create(), await create()]) {
    expect(LaunchTemplateVersion?.VersionNumber).toBe(4);
  }
  await expect(create('1')).rejects.toMatchObject({
    name: 'IdempotentParameterMismatch',
  });
  const { LaunchTemplates } = await ec2.send(
    new DescribeLaunchTemplatesCommand({
      LaunchTemplateNames: [LaunchTemplateName],
    }),
  );
  expect(LaunchTemplates?.[0].LatestVersionNumber).toBe(4);
});

it.each([
  '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
  '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64',
  '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
])('has a new public AMI each month in %s', async Name => {
  const { ec2, ssm, clock } = await startTestBed();
  const read = async () =>
    (await ssm.send(new GetParameterCommand({ Name }))).Parameter!;
  const first = await read();
  clock.advance(10 * 24 * 60 * 60);
  expect(await read()).toEqual(first);
  clock.advance(25 * 24 * 60 * 60);
  const second = await read();
  expect(second.Value).not.toBe(first.Value);
  expect(second.Version).toBe(first.Version! + 1);
  const { Images } = await ec2.send(
    new DescribeImagesCommand({ ImageIds: [first.Value!, second.Value!] }),
  );
  expect(Images?.map(({ CreationDate }) => CreationDate)).toEqual([
    '2026-09-01T00:00:00.000Z',
    '2026-10-01T00:00:00.000Z',
  ]);
  expect(Images?.[0].ImageOwnerAlias).toBe('amazon');
  const several = await ssm.send(
    new GetParametersCommand({ Names: [Name, '/aws/service/nothing'] }),
  );
  expect(several).toMatchObject({
    Parameters: [{ Name, DataType: 'aws:ec2:image' }],
    InvalidParameters: ['/aws/service/nothing'],
  });
  const nothing = new GetParameterCommand({ Name: '/aws/service/nothing' });
  await expect(ssm.send(nothing)).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});
