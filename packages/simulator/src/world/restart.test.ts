import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeLaunchTemplatesCommand,
  ModifyLaunchTemplateCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateSecretCommand,
  GetSecretValueCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  GetCommandInvocationCommand,
  SendCommandCommand,
} from '@aws-sdk/client-ssm';
import { startSimulator } from '../startSimulator';
import {
  launchInput,
  PLAIN_TIMING,
  setUpParameters,
  startTestBed,
  stopAll,
  VirtualClock,
  workstationId,
} from '../__testUtils__/testSimulator';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulator-'));
});

afterEach(async () => {
  await stopAll();
  await rm(directory, { recursive: true });
});

it('goes on where it was stopped', async () => {
  const clock = new VirtualClock();
  const options = { dataDirectory: directory, timing: PLAIN_TIMING };
  const before = await startTestBed(options, clock);
  const { LaunchTemplates } = await before.ec2.send(
    new DescribeLaunchTemplatesCommand({}),
  );
  await before.ec2.send(
    new ModifyLaunchTemplateCommand({
      LaunchTemplateId: LaunchTemplates![0].LaunchTemplateId,
      DefaultVersion: '3',
    }),
  );
  const input = { ...launchInput(), ClientToken: 'once' };
  const { Instances } = await before.ec2.send(new RunInstancesCommand(input));
  const InstanceId = Instances![0].InstanceId!;
  clock.advance(15);
  const { Command } = await before.ssm.send(
    new SendCommandCommand({
      DocumentName: 'vdi-demo-prepare',
      InstanceIds: [InstanceId],
      Parameters: setUpParameters([[InstanceId, workstationId(1), 'desktop']]),
    }),
  );
  await before.secrets.send(
    new CreateSecretCommand({ Name: 's', SecretString: 'kept' }),
  );
  const TableName = 'vdi-directory';
  await before.dynamoDb.send(
    new PutItemCommand({ TableName, Item: { pk: { S: 'a' }, n: { N: '1' } } }),
  );
  await stopAll();

  clock.advance(3);
  const after = await startTestBed(options, clock);
  const { Status } = await after.ssm.send(
    new GetCommandInvocationCommand({
      CommandId: Command!.CommandId,
      InstanceId,
    }),
  );
  expect(Status).toBe('Success');
  expect(after.simulator.control.state()).toMatchObject({
    instances: [{ instanceId: InstanceId, state: 'running', online: true }],
    hosts: [{ workstationId: workstationId(1), session: { owner: 'desktop' } }],
    secrets: ['s'],
  });
  const again = await after.ec2.send(new RunInstancesCommand(input));
  expect(again.Instances![0].InstanceId).toBe(InstanceId);
  const other = await after.ec2.send(
    new RunInstancesCommand({ ...input, ClientToken: 'other' }),
  );
  expect(other.Instances![0].InstanceId).not.toBe(InstanceId);
  expect(other.Instances![0].ImageId).toBe('ami-0ab0000000000000c');
  const secret = await after.secrets.send(
    new GetSecretValueCommand({ SecretId: 's' }),
  );
  expect(secret.SecretString).toBe('kept');
  const { Item } = await after.dynamoDb.send(
    new GetItemCommand({ TableName, Key: { pk: { S: 'a' } } }),
  );
  expect(Item).toEqual({ pk: { S: 'a' }, n: { N: '1' } });
});

it('writes soon after a change, and leaves no half file behind', async () => {
  const { ec2 } = await startTestBed({ dataDirectory: directory });
  await ec2.send(new RunInstancesCommand(launchInput()));
  const deadline = Date.now() + 5000;
  while (!(await readdir(directory)).includes('account.json')) {
    if (Date.now() > deadline) throw new Error('Nothing was written.');
    await new Promise(setImmediate);
  }
  await stopAll();
  expect((await readdir(directory)).sort()).toEqual([
    'account.json',
    'dynamodb',
  ]);
});

it('says what to do with a file it cannot read', async () => {
  await writeFile(join(directory, 'account.json'), '{"format":');
  await expect(startSimulator({ dataDirectory: directory })).rejects.toThrow(
    /account\.json' is not readable; remove it to begin anew/,
  );
});

it('says which port is taken, and can be started again', async () => {
  const first = await startTestBed();
  const gateway = Number(new URL(first.simulator.gatewayUrl).port);
  const attempt = startSimulator({
    ports: { gateway },
    dataDirectory: directory,
  });
  await expect(attempt).rejects.toThrow(
    `Port ${gateway} (DCV gateway) is taken`,
  );
  await startTestBed({ dataDirectory: directory });
});
