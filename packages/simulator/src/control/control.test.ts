import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  DescribeInstanceInformationCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm';
import {
  launchInput,
  PLAIN_TIMING,
  OBSERVE_PARAMETERS,
  startTestBed,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';
import type { SimulatorState } from './state';

afterEach(stopAll);

async function call(
  { simulator }: TestBed,
  method: string,
  path: string,
  body?: unknown,
): Promise<{
  status: number;
  body: Partial<SimulatorState> & Record<string, unknown>;
}> {
  const response = await fetch(`${simulator.awsEndpoint}/_simulator/${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

async function launch({ ec2 }: TestBed) {
  const { Instances } = await ec2.send(new RunInstancesCommand(launchInput()));
  return Instances![0].InstanceId!;
}

describe('control over HTTP', () => {
  it('shows the state, sets faults and lets time pass', async () => {
    const bed = await startTestBed({ timing: PLAIN_TIMING });
    const id = await launch(bed);
    await call(bed, 'POST', 'clock', { advanceSeconds: 10 });
    const { body } = await call(bed, 'GET', 'state');
    expect(body).toMatchObject({
      now: new Date(bed.clock.now() + 10_000).toISOString(),
      instances: [{ instanceId: id, state: 'running', online: false }],
      calls: { 'ec2:RunInstances': 1 },
      tokenBuckets: false,
    });
    await call(bed, 'PUT', 'faults', [
      { kind: 'throttle', action: 'RunInstances' },
    ]);
    await expect(launch(bed)).rejects.toMatchObject({
      name: 'RequestLimitExceeded',
    });
    await call(bed, 'DELETE', 'faults');
    await call(bed, 'PUT', 'token-buckets', { enabled: true });
    expect((await call(bed, 'GET', 'state')).body.tokenBuckets).toBe(true);
    expect((await call(bed, 'GET', 'calls')).body).toEqual({
      'ec2:RunInstances': 2,
    });
    await launch(bed);
  });

  it.each([
    ['settle', 'running'],
    ['terminate', 'shutting-down'],
  ])('%ss an instance from outside', async (event, state) => {
    const bed = await startTestBed({ timing: PLAIN_TIMING });
    const id = await launch(bed);
    await call(bed, 'POST', `instances/${id}/${event}`);
    expect((await call(bed, 'GET', 'state')).body.instances![0].state).toBe(
      state,
    );
  });

  it('makes an instance vanish', async () => {
    const bed = await startTestBed();
    const id = await launch(bed);
    await call(bed, 'POST', `instances/${id}/vanish`);
    await expect(
      bed.ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] })),
    ).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });
    const unknown = await call(bed, 'POST', `instances/${id}/stop`);
    expect(unknown).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(id) },
    });
  });

  it('lets SSM run commands on an instance of another EC2, which EC2 does not know', async () => {
    const bed = await startTestBed();
    const InstanceIds = ['i-0fade000000000001'];
    const send = () =>
      bed.ssm.send(
        new SendCommandCommand({
          DocumentName: 'vdi-demo-observe',
          InstanceIds,
          Parameters: OBSERVE_PARAMETERS,
        }),
      );
    await expect(send()).rejects.toMatchObject({ name: 'InvalidInstanceId' });

    const host = { instanceId: InstanceIds[0], platform: 'windows' };
    expect((await call(bed, 'POST', 'hosts', host)).status).toBe(200);
    const { InstanceInformationList } = await bed.ssm.send(
      new DescribeInstanceInformationCommand({}),
    );
    expect(InstanceInformationList).toMatchObject([
      { InstanceId: host.instanceId, PingStatus: 'Online' },
    ]);
    expect((await send()).Command).toMatchObject({ InstanceIds });
    await expect(
      bed.ec2.send(new DescribeInstancesCommand({ InstanceIds })),
    ).rejects.toMatchObject({ name: 'InvalidInstanceID.NotFound' });

    await call(bed, 'POST', `instances/${host.instanceId}/vanish`);
    await expect(send()).rejects.toMatchObject({ name: 'InvalidInstanceId' });
    const other = await call(bed, 'POST', 'hosts', { platform: 'windows' });
    expect(other).toMatchObject({ status: 400 });
  });

  it('adds a version and resets everything, tables too', async () => {
    const bed = await startTestBed();
    await launch(bed);
    const TableName = 'vdi-directory';
    await bed.dynamoDb.send(
      new PutItemCommand({ TableName, Item: { pk: { S: 'a' } } }),
    );
    const added = await call(
      bed,
      'POST',
      'launch-templates/windows-2022/versions',
      {
        description: 'New',
        makeDefault: true,
      },
    );
    expect(added.body).toEqual({ version: 4 });
    const defaults = async () => {
      const { LaunchTemplates } = await bed.ec2.send(
        new DescribeLaunchTemplatesCommand({}),
      );
      return LaunchTemplates!.map(
        ({ DefaultVersionNumber }) => DefaultVersionNumber,
      );
    };
    expect(await defaults()).toEqual([2, 4]);
    await call(bed, 'POST', 'reset');
    expect(await defaults()).toEqual([2, 2]);
    const { Item } = await bed.dynamoDb.send(
      new GetItemCommand({ TableName, Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toBeUndefined();
    expect(bed.simulator.control.state().instances).toEqual([]);
  });

  it('knows no other path, and takes nothing but JSON', async () => {
    const bed = await startTestBed();
    expect((await call(bed, 'GET', 'nothing')).status).toBe(404);
    const form = await fetch(`${bed.simulator.awsEndpoint}/_simulator/clock`, {
      method: 'POST',
      body: '{"advanceSeconds":1}',
    });
    expect(form.status).toBe(400);
  });
});
