import {
  CreateTagsCommand,
  DeleteTagsCommand,
  DescribeInstancesCommand,
  DescribeInstanceTypesCommand,
  DescribeSubnetsCommand,
  Filter,
  paginateDescribeInstances,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  launchInput,
  startTestBed,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

async function launch(
  { ec2 }: TestBed,
  count: number,
  tags: Record<string, string>,
) {
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ...launchInput('ubuntu-developer', count),
      TagSpecifications: [
        {
          ResourceType: 'instance',
          Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        },
      ],
    }),
  );
  return Instances!.map(({ InstanceId }) => InstanceId!);
}

async function idsOf({ ec2 }: TestBed, Filters: Filter[]) {
  const { Reservations } = await ec2.send(
    new DescribeInstancesCommand({ Filters }),
  );
  return Reservations!.flatMap(r => r.Instances!.map(i => i.InstanceId!));
}

it('filters instances by tags, states and patterns, all of the filters and any of the values', async () => {
  const bed = await startTestBed();
  const [a] = await launch(bed, 1, { team: 'red*1', 'vdi:deployment': 'one' });
  const [b] = await launch(bed, 1, { team: 'red-22', 'vdi:deployment': 'one' });
  const [c] = await launch(bed, 1, { team: 'Red', 'vdi:deployment': 'two' });
  const cases: [Filter[], string[]][] = [
    [[{ Name: 'tag:team', Values: ['red*'] }], [a, b]],
    [[{ Name: 'tag:team', Values: ['red\\*1'] }], [a]],
    [[{ Name: 'tag:team', Values: ['red?1', 'Red'] }], [a, c]],
    [[{ Name: 'tag:team', Values: ['red.22'] }], []],
    [[{ Name: 'tag-key', Values: ['vdi:*'] }], [a, b, c]],
    [
      [
        { Name: 'tag:vdi:deployment', Values: ['one'] },
        { Name: 'instance-id', Values: [b, c] },
        { Name: 'instance-state-name', Values: ['pending', 'running'] },
      ],
      [b],
    ],
    [[{ Name: 'instance-state-name', Values: ['stopped'] }], []],
  ];
  for (const [filters, expected] of cases) {
    expect(await idsOf(bed, filters)).toEqual(expected);
  }
  await expect(
    idsOf(bed, [{ Name: 'shoe-size', Values: ['9'] }]),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
});

it('sees every instance once, also when others come and go between the pages', async () => {
  const bed = await startTestBed();
  const first = await launch(bed, 12, { fleet: 'f' });
  const seen: string[] = [];
  const pages = paginateDescribeInstances(
    { client: bed.ec2, pageSize: 5 },
    { Filters: [{ Name: 'tag:fleet', Values: ['f'] }] },
  );
  let count = 0;
  for await (const page of pages) {
    seen.push(
      ...page.Reservations!.flatMap(r => r.Instances!.map(i => i.InstanceId!)),
    );
    count += 1;
    if (count === 1) {
      bed.simulator.control.happen('vanish', first[0]);
      await launch(bed, 1, { fleet: 'f' });
    }
  }
  expect(count).toBe(3);
  expect(seen.slice(0, 12)).toEqual(first);
  expect(new Set(seen).size).toBe(13);
  await expect(
    bed.ec2.send(new DescribeInstancesCommand({ MaxResults: 1001 })),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(
    bed.ec2.send(
      new DescribeInstancesCommand({ MaxResults: 5, InstanceIds: [seen[1]] }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterCombination' });
});

it('adds, replaces and deletes tags', async () => {
  const bed = await startTestBed();
  const ids = await launch(bed, 2, { keep: '1', change: 'old' });
  await bed.ec2.send(
    new CreateTagsCommand({
      Resources: ids,
      Tags: [
        { Key: 'change', Value: 'new' },
        { Key: 'vdi:owner', Value: 'user:default/a' },
      ],
    }),
  );
  await bed.ec2.send(
    new DeleteTagsCommand({
      Resources: [ids[1]],
      Tags: [{ Key: 'vdi:owner' }, { Key: 'change', Value: 'old' }],
    }),
  );
  const tags = bed.simulator.control
    .state()
    .instances.map(instance => instance.tags);
  expect(tags[0]).toMatchObject({
    keep: '1',
    change: 'new',
    'vdi:owner': 'user:default/a',
  });
  expect(tags[1]).toMatchObject({ keep: '1', change: 'new' });
  expect(tags[1]).not.toHaveProperty('vdi:owner');
  await expect(
    bed.ec2.send(
      new CreateTagsCommand({
        Resources: ids,
        Tags: [{ Key: 'aws:x', Value: '' }],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  await expect(
    bed.ec2.send(
      new CreateTagsCommand({
        Resources: [ids[0]],
        Tags: Array.from({ length: 50 }, (_, n) => ({
          Key: `k${n}`,
          Value: '',
        })),
      }),
    ),
  ).rejects.toMatchObject({ name: 'TagLimitExceeded' });
});

it('describes subnets and instance types', async () => {
  const { ec2 } = await startTestBed();
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({
      Filters: [{ Name: 'tag:vdi:deployment', Values: ['demo'] }],
    }),
  );
  expect(Subnets!.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual([
    'eu-west-1a',
    'eu-west-1b',
  ]);
  const { InstanceTypes } = await ec2.send(
    new DescribeInstanceTypesCommand({
      InstanceTypes: ['g5.xlarge', 'm7i.xlarge'],
    }),
  );
  expect(
    InstanceTypes!.map(type => [
      type.InstanceType,
      type.VCpuInfo!.DefaultVCpus,
      type.MemoryInfo!.SizeInMiB,
      type.GpuInfo?.Gpus?.[0].Count,
    ]),
  ).toEqual([
    ['m7i.xlarge', 4, 16384, undefined],
    ['g5.xlarge', 4, 16384, 1],
  ]);
  await expect(
    ec2.send(
      new DescribeInstanceTypesCommand({
        InstanceTypes: ['x1.none' as 't3.large'],
      }),
    ),
  ).rejects.toMatchObject({ name: 'InvalidInstanceType' });
});
