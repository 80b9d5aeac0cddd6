import {
  RebootInstancesCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import {
  CancelCommandCommand,
  DescribeInstanceInformationCommand,
  GetCommandInvocationCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm';
import { SimulatorOptions } from '../options';
import {
  launchInput,
  PLAIN_TIMING,
  startTestBed,
  stopAll,
  TestBed,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

const NO_WAIT = {
  ...PLAIN_TIMING,
  pendingSeconds: 0,
  ssmOnlineSeconds: 0,
  notFoundSeconds: 0,
};

async function startHosts(
  count: number,
  options: {
    template?: 'ubuntu-developer' | 'windows-2022';
  } & SimulatorOptions = {},
) {
  const { template = 'ubuntu-developer', ...rest } = options;
  const bed = await startTestBed({ timing: NO_WAIT, ...rest });
  const { Instances } = await bed.ec2.send(
    new RunInstancesCommand(launchInput(template, count)),
  );
  return { bed, ids: Instances!.map(({ InstanceId }) => InstanceId!) };
}

/** A script's first lines in the shell of the platform. */
function preamble(variables: Record<string, string>, windows = false) {
  return Object.entries(variables).map(([name, value]) =>
    windows
      ? `$${name} = '${value.replaceAll(`'`, `''`)}'`
      : `${name}='${value.replaceAll(`'`, `'\\''`)}'`,
  );
}

function prepareLines(hosts: string[][], windows = false) {
  return [
    windows ? '$ErrorActionPreference = "Stop"' : 'set -euo pipefail',
    ...preamble(
      {
        VDI_ACTION: 'prepare',
        VDI_HOSTS: hosts.map(host => host.join(',')).join(';'),
        VDI_VERIFIER: 'http://127.0.0.1:1/authenticate',
        VDI_PORT: '8443',
        VDI_QUIC: 'true',
        VDI_REGION: 'eu-west-1',
      },
      windows,
    ),
    'the rest of the script',
  ];
}

async function send(
  { ssm }: TestBed,
  ids: string[],
  commands: string[],
  windows = false,
) {
  const { Command } = await ssm.send(
    new SendCommandCommand({
      DocumentName: windows ? 'AWS-RunPowerShellScript' : 'AWS-RunShellScript',
      InstanceIds: ids,
      Parameters: { commands },
    }),
  );
  return Command!.CommandId!;
}

function invocation({ ssm }: TestBed, CommandId: string, InstanceId: string) {
  return ssm.send(new GetCommandInvocationCommand({ CommandId, InstanceId }));
}

describe('SendCommand', () => {
  it('prepares a host and tells of it in the last line', async () => {
    const { bed, ids } = await startHosts(2);
    const commandId = await send(
      bed,
      ids,
      prepareLines([
        [ids[0], 'ws-1', `o'brien`, '-'],
        [ids[1], 'ws-2', '-', '-'],
      ]),
    );
    expect((await invocation(bed, commandId, ids[0])).Status).toBe(
      'InProgress',
    );
    expect(bed.simulator.control.state().hosts).toEqual([]);
    bed.clock.advance(3);
    const ended = await invocation(bed, commandId, ids[0]);
    expect(ended).toMatchObject({ Status: 'Success', ResponseCode: 0 });
    expect(
      JSON.parse(ended.StandardOutputContent!.trim().split('\n').at(-1)!),
    ).toEqual({
      workstationId: 'ws-1',
      dcvVersion: '2025.0.20103',
      listening: true,
      sessionId: 'console',
      sessionOwner: `o'brien`,
    });
    expect(bed.simulator.control.state().hosts).toEqual([
      {
        instanceId: ids[0],
        workstationId: 'ws-1',
        verifierUrl: 'http://127.0.0.1:1/authenticate/ws-1',
        port: 8443,
        quic: true,
        session: { id: 'console', owner: `o'brien` },
        connections: [],
      },
      expect.objectContaining({ workstationId: 'ws-2', session: undefined }),
    ]);
  });

  it('reads PowerShell, needs the secret, and inspects', async () => {
    const { bed, ids } = await startHosts(1, { template: 'windows-2022' });
    const lines = prepareLines([[ids[0], 'ws-1', `o'brien`, 'vdi/ws-1']], true);
    const first = await send(bed, ids, lines, true);
    bed.clock.advance(6);
    expect(await invocation(bed, first, ids[0])).toMatchObject({
      Status: 'Failed',
      ResponseCode: 1,
      StandardErrorContent: expect.stringContaining('vdi/ws-1'),
    });
    await bed.secrets.send(
      new CreateSecretCommand({ Name: 'vdi/ws-1', SecretString: 'password' }),
    );
    const second = await send(bed, ids, lines, true);
    const inspection = await send(
      bed,
      ids,
      preamble({ VDI_ACTION: 'inspect' }, true),
      true,
    );
    bed.clock.advance(6);
    expect((await invocation(bed, second, ids[0])).Status).toBe('Success');
    const { StandardOutputContent } = await invocation(bed, inspection, ids[0]);
    expect(JSON.parse(StandardOutputContent!)).toMatchObject({
      id: 'console',
      owner: `o'brien`,
      'num-of-connections': 0,
      'last-disconnection-time': '',
      type: 'console',
    });
  });

  it.each<[string, (id: string) => string[]]>([
    ['an unknown script', () => ['echo hello']],
    [
      'a host that is not named',
      () => prepareLines([['i-1', 'ws-1', '-', '-']]),
    ],
    [
      'an inspection without session',
      () => preamble({ VDI_ACTION: 'inspect' }),
    ],
    ['an unknown action', () => preamble({ VDI_ACTION: 'dance' })],
  ])('fails %s', async (_name, lines) => {
    const { bed, ids } = await startHosts(1);
    const commandId = await send(bed, ids, lines(ids[0]));
    bed.clock.advance(3);
    expect(await invocation(bed, commandId, ids[0])).toMatchObject({
      Status: 'Failed',
      ResponseCode: 1,
      StandardErrorContent: expect.stringMatching(/\w+/),
    });
  });

  it('refuses instances that are not online, and more than fifty', async () => {
    const { bed, ids } = await startHosts(1, { timing: PLAIN_TIMING });
    const lines = preamble({ VDI_ACTION: 'inspect' });
    bed.clock.advance(14);
    await expect(send(bed, ids, lines)).rejects.toMatchObject({
      name: 'InvalidInstanceId',
      message: expect.stringContaining(ids[0]),
    });
    bed.clock.advance(1);
    await send(bed, ids, lines);
    const many = Array.from({ length: 51 }, () => ids[0]);
    await expect(send(bed, many, lines)).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await bed.ec2.send(new RebootInstancesCommand({ InstanceIds: ids }));
    await expect(send(bed, ids, lines)).rejects.toMatchObject({
      name: 'InvalidInstanceId',
    });
  });

  it('does not know a command for a moment, and times out on a host that went away', async () => {
    const { bed, ids } = await startHosts(2, {
      timing: { ...NO_WAIT, notFoundSeconds: 1 },
    });
    bed.clock.advance(1);
    const commandId = await send(
      bed,
      ids,
      prepareLines(ids.map((id, n) => [id, `ws-${n}`, 'desktop', '-'])),
    );
    await expect(invocation(bed, commandId, ids[0])).rejects.toMatchObject({
      name: 'InvocationDoesNotExist',
    });
    await bed.ec2.send(
      new TerminateInstancesCommand({ InstanceIds: [ids[0]] }),
    );
    bed.clock.advance(10);
    expect((await invocation(bed, commandId, ids[0])).Status).toBe(
      'InProgress',
    );
    expect((await invocation(bed, commandId, ids[1])).Status).toBe('Success');
    bed.clock.advance(3600);
    expect(await invocation(bed, commandId, ids[0])).toMatchObject({
      Status: 'TimedOut',
      StatusDetails: 'DeliveryTimedOut',
    });
    await expect(
      invocation(bed, '00000000-0000-4000-8000-000000000000', ids[0]),
    ).rejects.toMatchObject({ name: 'InvocationDoesNotExist' });
  });

  it('fails on demand and can be cancelled', async () => {
    const { bed, ids } = await startHosts(2);
    bed.simulator.control.addFault({
      kind: 'command-failure',
      count: 1,
      message: 'The disk is full.',
    });
    const lines = prepareLines(
      ids.map((id, n) => [id, `ws-${n}`, 'desktop', '-']),
    );
    const failing = await send(bed, [ids[0]], lines);
    const cancelled = await send(bed, [ids[1]], lines);
    await bed.ssm.send(new CancelCommandCommand({ CommandId: cancelled }));
    bed.clock.advance(3);
    expect(await invocation(bed, failing, ids[0])).toMatchObject({
      Status: 'Failed',
      StandardErrorContent: 'The disk is full.\n',
    });
    expect((await invocation(bed, cancelled, ids[1])).Status).toBe('Cancelled');
    expect(bed.simulator.control.state().hosts).toEqual([]);
    const { Commands } = await bed.ssm.send(new ListCommandsCommand({}));
    expect(Commands!.map(({ Status }) => Status)).toEqual([
      'Cancelled',
      'Failed',
    ]);
  });
});

it('lists invocations in pages, with output that is cut short', async () => {
  const { bed, ids } = await startHosts(5);
  const secretId = 's'.repeat(3000);
  const commandId = await send(
    bed,
    ids,
    prepareLines(
      ids.map((id, n) => [id, `ws-${n}`, 'desktop', n === 0 ? secretId : '-']),
    ),
  );
  bed.clock.advance(3);
  const found: [string, string, number][] = [];
  let NextToken: string | undefined;
  let pages = 0;
  do {
    const page = await bed.ssm.send(
      new ListCommandInvocationsCommand({
        CommandId: commandId,
        Details: true,
        MaxResults: 2,
        NextToken,
      }),
    );
    for (const {
      InstanceId,
      Status,
      CommandPlugins,
    } of page.CommandInvocations!) {
      found.push([InstanceId!, Status!, CommandPlugins![0].Output!.length]);
    }
    NextToken = page.NextToken;
    pages += 1;
  } while (NextToken);
  expect(pages).toBe(3);
  expect(found.map(([id]) => id)).toEqual(ids);
  expect(found[0]).toEqual([ids[0], 'Failed', 2500]);
  expect(found[1][1]).toBe('Success');
  const brief = await bed.ssm.send(
    new ListCommandInvocationsCommand({
      CommandId: commandId,
      InstanceId: ids[1],
    }),
  );
  expect(brief.CommandInvocations).toHaveLength(1);
  expect(brief.CommandInvocations![0].CommandPlugins).toEqual([]);
});

it('describes managed nodes in pages of at most fifty, by id', async () => {
  const { bed, ids } = await startHosts(60);
  const first = await bed.ssm.send(new DescribeInstanceInformationCommand({}));
  expect(first.InstanceInformationList).toHaveLength(50);
  const second = await bed.ssm.send(
    new DescribeInstanceInformationCommand({ NextToken: first.NextToken }),
  );
  expect(second.InstanceInformationList).toHaveLength(10);
  expect(second.NextToken).toBeUndefined();
  const Filters = [
    { Key: 'InstanceIds', Values: [ids[3], 'i-00000000000000000'] },
  ];
  const one = await bed.ssm.send(
    new DescribeInstanceInformationCommand({ Filters }),
  );
  expect(one.InstanceInformationList).toMatchObject([
    { InstanceId: ids[3], PingStatus: 'Online', PlatformType: 'Linux' },
  ]);
  bed.simulator.control.happen('stop', ids[3]);
  const stopped = await bed.ssm.send(
    new DescribeInstanceInformationCommand({ Filters }),
  );
  expect(stopped.InstanceInformationList).toMatchObject([
    { PingStatus: 'ConnectionLost' },
  ]);
  await expect(
    bed.ssm.send(new DescribeInstanceInformationCommand({ MaxResults: 51 })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
});
