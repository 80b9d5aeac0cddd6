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
  OBSERVE_PARAMETERS,
  PLAIN_TIMING,
  setUpParameters,
  startTestBed,
  stopAll,
  TestBed,
  workstationId,
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

async function send(
  { ssm }: TestBed,
  ids: string[],
  [action, Parameters]: [string, Record<string, string[]>],
) {
  const { Command } = await ssm.send(
    new SendCommandCommand({
      DocumentName: `vdi-demo-${action}`,
      InstanceIds: ids,
      Parameters,
    }),
  );
  return Command!.CommandId!;
}

const OBSERVE: [string, Record<string, string[]>] = [
  'observe',
  OBSERVE_PARAMETERS,
];

function prepare(
  hosts: string[][],
  changes?: Record<string, string[]>,
): [string, Record<string, string[]>] {
  return ['prepare', setUpParameters(hosts, changes)];
}

/** Prepares the instances for numbered workstations, with the account of the image. */
function prepareAll(ids: string[]) {
  return prepare(ids.map((id, n) => [id, workstationId(n), 'desktop']));
}

function invocation(
  { ssm }: TestBed,
  CommandId: string,
  InstanceId: string,
  PluginName = 'linux',
) {
  return ssm.send(
    new GetCommandInvocationCommand({ CommandId, InstanceId, PluginName }),
  );
}

describe('SendCommand', () => {
  it('prepares a host and tells of it in the last line', async () => {
    const { bed, ids } = await startHosts(2);
    const commandId = await send(
      bed,
      ids,
      prepare([
        [ids[0], workstationId(1), 'CORP\\amara'],
        [ids[1], workstationId(2), '-'],
      ]),
    );
    expect((await invocation(bed, commandId, ids[0])).Status).toBe(
      'InProgress',
    );
    expect(bed.simulator.control.state().hosts).toEqual([]);
    bed.clock.advance(3);
    const ended = await invocation(bed, commandId, ids[0]);
    expect(ended).toMatchObject({ Status: 'Success', ResponseCode: 0 });
    expect(JSON.parse(ended.StandardOutputContent!)).toEqual({
      workstationId: workstationId(1),
      dcvVersion: '2025.0.20103',
      listening: true,
      bootedAt: expect.any(Number),
      sessionId: 'console',
      sessionOwner: 'CORP\\amara',
    });
    expect(bed.simulator.control.state().hosts).toEqual([
      {
        instanceId: ids[0],
        workstationId: workstationId(1),
        verifierUrl: `http://127.0.0.1:1/authenticate/${workstationId(1)}`,
        port: 8443,
        quic: true,
        session: { id: 'console', owner: 'CORP\\amara' },
        connections: [],
      },
      expect.objectContaining({
        workstationId: workstationId(2),
        session: undefined,
      }),
    ]);
  });

  it('gives a host to a person, for which it needs the secret, and observes', async () => {
    const { bed, ids } = await startHosts(1, { template: 'windows-2022' });
    const secret = `vdi/demo/${workstationId(1)}`;
    const assign: [string, Record<string, string[]>] = [
      'assign',
      setUpParameters([[ids[0], workstationId(1), 'amara', secret]]),
    ];
    const first = await send(bed, ids, assign);
    bed.clock.advance(6);
    expect(await invocation(bed, first, ids[0], 'windows')).toMatchObject({
      Status: 'Failed',
      ResponseCode: 1,
      StandardErrorContent: expect.stringContaining(secret),
    });
    await bed.secrets.send(
      new CreateSecretCommand({ Name: secret, SecretString: 'password' }),
    );
    const second = await send(bed, ids, assign);
    const observation = await send(bed, ids, OBSERVE);
    bed.clock.advance(6);
    expect((await invocation(bed, second, ids[0], 'windows')).Status).toBe(
      'Success',
    );
    const { StandardOutputContent } = await invocation(
      bed,
      observation,
      ids[0],
      'windows',
    );
    expect(JSON.parse(StandardOutputContent!)).toMatchObject({
      id: 'console',
      owner: 'amara',
      'num-of-connections': 0,
      'last-disconnection-time': '',
      type: 'console',
    });
  });

  it.each<[string, () => [string, Record<string, string[]>]]>([
    [
      'a host that is not named',
      () => prepare([['i-00000001', workstationId(1), '-']]),
    ],
    ['an observation without session', () => OBSERVE],
  ])('fails %s', async (_name, command) => {
    const { bed, ids } = await startHosts(1);
    const commandId = await send(bed, ids, command());
    bed.clock.advance(3);
    expect(await invocation(bed, commandId, ids[0])).toMatchObject({
      Status: 'Failed',
      ResponseCode: 1,
      StandardErrorContent: expect.stringMatching(/\w+/),
    });
  });

  it('knows the documents of its deployments alone', async () => {
    const { bed, ids } = await startHosts(1);
    const sendAny = (DocumentName: string) =>
      bed.ssm.send(
        new SendCommandCommand({
          DocumentName,
          InstanceIds: ids,
          Parameters: OBSERVE_PARAMETERS,
        }),
      );
    for (const name of [
      'AWS-RunShellScript',
      'vdi-other-observe',
      'vdi-demo-dance',
    ]) {
      await expect(sendAny(name)).rejects.toMatchObject({
        name: 'InvalidDocument',
      });
    }
    bed.simulator.control.deployDocuments('other');
    await sendAny('vdi-other-observe');
    bed.simulator.control.removeDocuments('demo');
    await expect(sendAny('vdi-demo-observe')).rejects.toMatchObject({
      name: 'InvalidDocument',
    });
  });

  it.each<[string, Record<string, string[]>]>([
    ['does not match its allowed pattern', { Port: ["8443'; reboot '"] }],
    ['does not match its allowed pattern', { Hosts: ['i-1,ws-1,desktop'] }],
    ['is required', { Quic: [] }],
    ['is not defined', { commands: ['reboot'] }],
  ])('refuses a parameter that %s: %j', async (reason, changes) => {
    const { bed, ids } = await startHosts(1);
    const host = [ids[0], workstationId(1), 'desktop'];
    await expect(
      send(bed, ids, prepare([host], changes)),
    ).rejects.toMatchObject({
      name: 'InvalidParameters',
      message: expect.stringContaining(reason),
    });
  });

  it('refuses instances that are not online, and more than fifty', async () => {
    const { bed, ids } = await startHosts(1, { timing: PLAIN_TIMING });
    const lines = OBSERVE;
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
    const commandId = await send(bed, ids, prepareAll(ids));
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
    const lines = prepareAll(ids);
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
  bed.simulator.control.addFault({
    kind: 'command-failure',
    count: 1,
    message: 's'.repeat(3000),
  });
  const commandId = await send(bed, ids, prepareAll(ids));
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
      const [own, skipped] = CommandPlugins!;
      found.push([InstanceId!, Status!, own.Output!.length]);
      expect(skipped).toMatchObject({
        Name: 'windows',
        Status: 'Success',
        Output: expect.stringContaining('skipped'),
      });
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
