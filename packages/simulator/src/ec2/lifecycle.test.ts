import {
  DescribeInstancesCommand,
  DescribeInstanceStatusCommand,
  ModifyInstanceAttributeCommand,
  RebootInstancesCommand,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  launchInput,
  PLAIN_TIMING,
  startTestBed,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

async function launch({ ec2 }: TestBed, overrides = {}) {
  const { Instances } = await ec2.send(
    new RunInstancesCommand({ ...launchInput(), ...overrides }),
  );
  return Instances!.map(({ InstanceId }) => InstanceId!);
}

async function state({ ec2 }: TestBed, id: string) {
  const { Reservations } = await ec2.send(
    new DescribeInstancesCommand({ InstanceIds: [id] }),
  );
  return Reservations![0].Instances![0].State!.Name;
}

describe('life of an instance', () => {
  it('goes from pending to terminated by the clock alone, and is forgotten an hour later', async () => {
    const bed = await startTestBed({ timing: PLAIN_TIMING });
    const { ec2, clock } = bed;
    const [id] = await launch(bed);
    await expect(state(bed, id)).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      message: expect.stringContaining(id),
    });
    clock.advance(1);
    expect(await state(bed, id)).toBe('pending');
    await expect(
      ec2.send(new StopInstancesCommand({ InstanceIds: [id] })),
    ).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
    clock.advance(9);
    expect(await state(bed, id)).toBe('running');

    const stopped = await ec2.send(
      new StopInstancesCommand({ InstanceIds: [id] }),
    );
    expect(stopped.StoppingInstances![0]).toMatchObject({
      PreviousState: { Name: 'running', Code: 16 },
      CurrentState: { Name: 'stopping', Code: 64 },
    });
    await expect(
      ec2.send(new StartInstancesCommand({ InstanceIds: [id] })),
    ).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
    clock.advance(20);
    expect(await state(bed, id)).toBe('stopped');
    await ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await expect(
      ec2.send(new RebootInstancesCommand({ InstanceIds: [id] })),
    ).rejects.toMatchObject({ name: 'IncorrectInstanceState' });

    await ec2.send(new StartInstancesCommand({ InstanceIds: [id] }));
    clock.advance(10);
    expect(await state(bed, id)).toBe('running');
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    expect(await state(bed, id)).toBe('shutting-down');
    clock.advance(30);
    expect(await state(bed, id)).toBe('terminated');
    await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
    clock.advance(3599);
    expect(await state(bed, id)).toBe('terminated');
    clock.advance(1);
    await expect(state(bed, id)).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
    });
    expect(bed.simulator.control.state().instances).toEqual([]);
  });

  it('fails a whole call for one unknown or malformed id', async () => {
    const bed = await startTestBed();
    const [id] = await launch(bed);
    const unknown = 'i-00000000000000000';
    await expect(
      bed.ec2.send(
        new TerminateInstancesCommand({ InstanceIds: [id, unknown] }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidInstanceID.NotFound',
      message: expect.stringContaining(unknown),
    });
    await expect(
      bed.ec2.send(
        new TerminateInstancesCommand({ InstanceIds: ['i-nonsense'] }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidInstanceID.Malformed' });
    expect(await state(bed, id)).toBe('running');
  });

  it('hibernates only what was configured for it at launch', async () => {
    const bed = await startTestBed();
    const [plain] = await launch(bed);
    const [sleeper] = await launch(bed, {
      HibernationOptions: { Configured: true },
    });
    const hibernate = (id: string) =>
      bed.ec2.send(
        new StopInstancesCommand({ InstanceIds: [id], Hibernate: true }),
      );
    await expect(hibernate(plain)).rejects.toMatchObject({
      name: 'UnsupportedHibernationConfiguration',
    });
    await hibernate(sleeper);
    await expect(
      bed.ec2.send(
        new ModifyInstanceAttributeCommand({
          InstanceId: sleeper,
          InstanceType: { Value: 'm7i.large' },
        }),
      ),
    ).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    expect(await state(bed, plain)).toBe('running');
    expect(await state(bed, sleeper)).toBe('stopped');
  });

  it('gets another type while it is stopped', async () => {
    const bed = await startTestBed();
    const [id] = await launch(bed);
    const resize = (type: string) =>
      bed.ec2.send(
        new ModifyInstanceAttributeCommand({
          InstanceId: id,
          InstanceType: { Value: type },
        }),
      );
    await expect(resize('m7i.large')).rejects.toMatchObject({
      name: 'IncorrectInstanceState',
    });
    await bed.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
    await expect(resize('x9.huge')).rejects.toMatchObject({
      name: 'InvalidInstanceAttributeValue',
    });
    await resize('m7i.large');
    const { Reservations } = await bed.ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [id] }),
    );
    expect(Reservations![0].Instances![0].InstanceType).toBe('m7i.large');
  });

  it('describes an instance with everything the launch gave it', async () => {
    const bed = await startTestBed();
    const [id] = await launch(bed, {
      TagSpecifications: [
        {
          ResourceType: 'instance',
          Tags: [{ Key: 'vdi:launch', Value: 'a <b> & "c"' }],
        },
        { ResourceType: 'volume', Tags: [{ Key: 'kept', Value: 'with it' }] },
      ],
      InstanceType: 'c7i.2xlarge',
      SubnetId: 'subnet-0fee1900000000b02',
      ClientToken: 'token',
    });
    const { Reservations } = await bed.ec2.send(
      new DescribeInstancesCommand({ InstanceIds: [id] }),
    );
    expect(Reservations![0].Instances![0]).toMatchObject({
      InstanceType: 'c7i.2xlarge',
      SubnetId: 'subnet-0fee1900000000b02',
      ClientToken: 'token',
      ImageId: 'ami-0ab0000000000000b',
      Placement: { AvailabilityZone: 'eu-west-1b' },
      PrivateDnsName: expect.stringMatching(
        /^ip-10-0-\d+-\d+\.eu-west-1\.compute\.internal$/,
      ),
      LaunchTime: new Date(bed.clock.now()),
      Tags: expect.arrayContaining([
        { Key: 'vdi:launch', Value: 'a <b> & "c"' },
        { Key: 'aws:ec2launchtemplate:version', Value: '2' },
      ]),
    });
    expect(bed.simulator.control.state().instances[0].volumeTags).toEqual({
      kept: 'with it',
    });
  });

  it('tells the status of running instances, and of others when asked', async () => {
    const bed = await startTestBed({
      timing: { ...PLAIN_TIMING, notFoundSeconds: 0 },
    });
    const [id] = await launch(bed);
    const statuses = async (all: boolean) => {
      const answer = await bed.ec2.send(
        new DescribeInstanceStatusCommand({ IncludeAllInstances: all }),
      );
      return answer.InstanceStatuses!.map(status => [
        status.InstanceId,
        status.InstanceState?.Name,
        status.InstanceStatus?.Status,
      ]);
    };
    expect(await statuses(false)).toEqual([]);
    expect(await statuses(true)).toEqual([[id, 'pending', 'not-applicable']]);
    bed.clock.advance(10);
    expect(await statuses(false)).toEqual([[id, 'running', 'initializing']]);
    bed.clock.advance(5);
    expect(await statuses(false)).toEqual([[id, 'running', 'ok']]);
  });
});
