import {
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import {
  DescribeInstancesCommand,
  EC2Client,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { DescribeInstanceInformationCommand } from '@aws-sdk/client-ssm';
import {
  clientConfig,
  launchInput,
  PLAIN_TIMING,
  startTestBed,
  stopAll,
} from '../__testUtils__/testSimulator';

afterEach(stopAll);

const RUN = { service: 'ec2', action: 'RunInstances' };

describe('faults', () => {
  it('throttles as often as told, and counts it', async () => {
    const { ec2, simulator } = await startTestBed();
    simulator.control.setFaults([{ ...RUN, kind: 'throttle', count: 2 }]);
    for (let call = 0; call < 2; call += 1) {
      await expect(
        ec2.send(new RunInstancesCommand(launchInput())),
      ).rejects.toMatchObject({
        name: 'RequestLimitExceeded',
        $metadata: { httpStatusCode: 503 },
      });
    }
    await ec2.send(new RunInstancesCommand(launchInput()));
    await ec2.send(new DescribeInstancesCommand({}));
    expect(simulator.control.state()).toMatchObject({
      calls: { 'ec2:RunInstances': 3, 'ec2:DescribeInstances': 1 },
      throttles: { 'ec2:RunInstances': 2 },
      instances: [{ state: 'running' }],
    });
  });

  it.each([
    ['lost-response', 1, undefined],
    ['error-after', 1, 500],
    ['error-before', 0, 500],
  ] as const)(
    '%s leaves %d instance behind',
    async (kind, instances, status) => {
      const { ec2, simulator } = await startTestBed();
      const input = { ...launchInput(), ClientToken: 'once' };
      simulator.control.addFault({ ...RUN, kind, count: 1 });
      const failure = await ec2
        .send(new RunInstancesCommand(input))
        .catch(error => error);
      expect(failure).toBeInstanceOf(Error);
      expect(failure.$metadata?.httpStatusCode).toBe(status);
      expect(simulator.control.state().instances).toHaveLength(instances);
      await ec2.send(new RunInstancesCommand(input));
      expect(simulator.control.state().instances).toHaveLength(1);
    },
  );

  it('lets the SDK repair a lost response by itself', async () => {
    const { simulator } = await startTestBed();
    const ec2 = new EC2Client({
      ...clientConfig(simulator.awsEndpoint),
      maxAttempts: 3,
    });
    simulator.control.addFault({ ...RUN, kind: 'lost-response', count: 1 });
    await ec2.send(new RunInstancesCommand(launchInput()));
    ec2.destroy();
    expect(simulator.control.state().instances).toHaveLength(1);
    expect(simulator.control.calls()).toEqual({ 'ec2:RunInstances': 2 });
  });

  it('has no capacity in one subnet for one type, or less than asked for', async () => {
    const { ec2, simulator } = await startTestBed();
    const [first, second] = [
      'subnet-0fee1900000000a01',
      'subnet-0fee1900000000b02',
    ];
    simulator.control.setFaults([
      { ...RUN, kind: 'capacity', subnetId: first, instanceType: 'm7i.xlarge' },
      { ...RUN, kind: 'capacity', subnetId: second, available: 2 },
    ]);
    const run = (
      SubnetId: string,
      InstanceType: 'm7i.xlarge' | 'm6i.xlarge',
      least = 1,
    ) =>
      ec2.send(
        new RunInstancesCommand({
          ...launchInput('ubuntu-developer', 5),
          MinCount: least,
          SubnetId,
          InstanceType,
        }),
      );
    const refusal = { name: 'InsufficientInstanceCapacity' };
    await expect(run(first, 'm7i.xlarge')).rejects.toMatchObject(refusal);
    await expect(run(second, 'm7i.xlarge', 3)).rejects.toMatchObject(refusal);
    expect((await run(first, 'm6i.xlarge')).Instances).toHaveLength(5);
    expect((await run(second, 'm7i.xlarge')).Instances).toHaveLength(2);
  });

  it('leaves instances stuck in pending, or without an agent', async () => {
    const { ec2, ssm, simulator, clock } = await startTestBed({
      timing: PLAIN_TIMING,
    });
    simulator.control.setFaults([
      { ...RUN, kind: 'stuck', count: 1 },
      { ...RUN, kind: 'never-online', count: 2 },
    ]);
    await ec2.send(new RunInstancesCommand(launchInput('ubuntu-developer', 3)));
    clock.advance(100_000);
    expect(
      simulator.control
        .state()
        .instances.map(({ state, online }) => [state, online]),
    ).toEqual([
      ['pending', false],
      ['running', false],
      ['running', true],
    ]);
    const { InstanceInformationList } = await ssm.send(
      new DescribeInstanceInformationCommand({}),
    );
    expect(InstanceInformationList).toHaveLength(1);
  });

  it('has no capacity for a start either', async () => {
    const { ec2, simulator } = await startTestBed();
    const { Instances } = await ec2.send(
      new RunInstancesCommand(launchInput()),
    );
    const InstanceIds = [Instances![0].InstanceId!];
    await ec2.send(new StopInstancesCommand({ InstanceIds }));
    simulator.control.addFault({
      kind: 'capacity',
      action: 'StartInstances',
      count: 1,
    });
    await expect(
      ec2.send(new StartInstancesCommand({ InstanceIds })),
    ).rejects.toMatchObject({ name: 'InsufficientInstanceCapacity' });
    await ec2.send(new StartInstancesCommand({ InstanceIds }));
  });

  it('answers late, and refuses with any code', async () => {
    const { ec2, secrets, simulator } = await startTestBed();
    simulator.control.setFaults([
      { kind: 'latency', service: 'secretsmanager', latency: 60 },
      {
        ...RUN,
        kind: 'refuse',
        code: 'UnauthorizedOperation',
        message: 'You are not authorized to perform this operation.',
        status: 403,
      },
    ]);
    const before = performance.now();
    await secrets.send(new ListSecretsCommand({}));
    expect(performance.now() - before).toBeGreaterThan(55);
    await expect(
      ec2.send(new RunInstancesCommand(launchInput())),
    ).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('strikes by chance, the same for the same seed', async () => {
    const run = async () => {
      const { ec2, simulator } = await startTestBed({ seed: 7 });
      simulator.control.addFault({
        ...RUN,
        kind: 'throttle',
        probability: 0.5,
      });
      const outcomes: boolean[] = [];
      for (let call = 0; call < 20; call += 1) {
        outcomes.push(
          await ec2.send(new RunInstancesCommand(launchInput())).then(
            () => true,
            () => false,
          ),
        );
      }
      return outcomes;
    };
    const outcomes = await run();
    expect(new Set(outcomes).size).toBe(2);
    expect(await run()).toEqual(outcomes);
  });

  it('strikes DynamoDB after the effect, too', async () => {
    const { dynamoDb, simulator } = await startTestBed();
    const TableName = 'vdi-directory';
    simulator.control.setFaults([
      {
        kind: 'lost-response',
        service: 'dynamodb',
        action: 'PutItem',
        count: 1,
      },
      { kind: 'throttle', service: 'dynamodb', action: 'Scan', count: 1 },
    ]);
    await expect(
      dynamoDb.send(
        new PutItemCommand({ TableName, Item: { pk: { S: 'a' } } }),
      ),
    ).rejects.toThrow();
    await expect(
      dynamoDb.send(new ScanCommand({ TableName })),
    ).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
    const { Item } = await dynamoDb.send(
      new GetItemCommand({ TableName, Key: { pk: { S: 'a' } } }),
    );
    expect(Item).toEqual({ pk: { S: 'a' } });
  });
});

describe('token buckets', () => {
  it('are off until switched on', async () => {
    const { ec2, simulator } = await startTestBed();
    const run = () => ec2.send(new RunInstancesCommand(launchInput()));
    for (let call = 0; call < 10; call += 1) await run();
    simulator.control.setTokenBuckets(true);
    for (let call = 0; call < 5; call += 1) await run();
    await expect(run()).rejects.toMatchObject({ name: 'RequestLimitExceeded' });
    expect(simulator.control.state().throttles).toEqual({
      'ec2:RunInstances': 1,
    });
  });

  it('refill with simulated time, requests and resources apart', async () => {
    const { ec2, simulator, clock } = await startTestBed();
    simulator.control.setTokenBuckets(true);
    const run = (count: number) =>
      ec2.send(new RunInstancesCommand(launchInput('ubuntu-developer', count)));
    const refusal = { name: 'RequestLimitExceeded' };
    await run(990);
    await run(10);
    await expect(run(1)).rejects.toMatchObject(refusal);
    clock.advance(1);
    await run(2);
    await expect(run(1)).rejects.toMatchObject(refusal);
    clock.advance(2);
    for (let call = 0; call < 4; call += 1) await run(1);
    await expect(run(1)).rejects.toMatchObject(refusal);
    expect(simulator.control.state().instances).toHaveLength(1006);
  });
});

describe('credentials', () => {
  it('are refused in the words of each service', async () => {
    const { ec2, ssm, dynamoDb } = await startTestBed({
      accessKeyId: 'the-right-one',
    });
    await expect(
      ec2.send(new DescribeInstancesCommand({})),
    ).rejects.toMatchObject({
      name: 'AuthFailure',
      $metadata: { httpStatusCode: 401 },
    });
    const unrecognized = {
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 400 },
    };
    await expect(
      ssm.send(new DescribeInstanceInformationCommand({})),
    ).rejects.toMatchObject(unrecognized);
    await expect(
      dynamoDb.send(new ScanCommand({ TableName: 'vdi-directory' })),
    ).rejects.toMatchObject(unrecognized);
  });

  it('must be there, and the right ones pass', async () => {
    const { simulator } = await startTestBed({ accessKeyId: 'the-right-one' });
    const unsigned = await fetch(simulator.awsEndpoint, {
      method: 'POST',
      body: new URLSearchParams({
        Action: 'DescribeInstances',
        Version: '2016-11-15',
      }),
    });
    expect(unsigned.status).toBe(401);
    const ec2 = new EC2Client(
      clientConfig(simulator.awsEndpoint, 'the-right-one'),
    );
    await ec2.send(new DescribeInstancesCommand({}));
    ec2.destroy();
  });
});
