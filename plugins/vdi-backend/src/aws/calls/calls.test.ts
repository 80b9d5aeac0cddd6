import {
  DescribeSubnetsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { SendCommandCommand } from '@aws-sdk/client-ssm';
import { ConfigReader } from '@backstage/config';
import {
  ec2Error,
  jsonError,
  StubAws,
  type StubAnswer,
} from '../__testUtils__/StubAws';
import { createAwsClients, type AwsClients } from '../createAwsClients';
import type { AwsCall } from './AwsCall';

describe('calls to AWS', () => {
  let stub: StubAws;
  let clients: AwsClients;
  let answers: StubAnswer[];
  let heard: AwsCall[];

  beforeEach(async () => {
    heard = [];
    stub = await StubAws.create(
      () => answers.shift() ?? { body: '<Response/>' },
    );
    process.env.AWS_ENDPOINT_URL = stub.endpoint;
    clients = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 's' } },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
      onCall: call => heard.push(call),
    });
  });

  afterEach(async () => {
    delete process.env.AWS_ENDPOINT_URL;
    for (const client of Object.values(clients)) {
      client.destroy();
    }
    await stub.stop();
  });

  const outcomes = () => heard.map(call => `${call.action} ${call.outcome}`);
  const run = () =>
    clients.ec2.send(new RunInstancesCommand({ MinCount: 1, MaxCount: 1 }));

  it('are heard of each time they go out, with what became of them', async () => {
    answers = [
      ec2Error('RequestLimitExceeded', 'Slow', 503),
      ec2Error('InternalError', 'Oops', 500),
    ];
    await clients.ec2.send(new DescribeSubnetsCommand({}));
    expect(stub.calls).toHaveLength(3);
    expect(outcomes()).toEqual([
      'ec2:DescribeSubnets throttled',
      'ec2:DescribeSubnets failed',
      'ec2:DescribeSubnets answered',
    ]);
    for (const { seconds } of heard) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(30);
    }
  });

  it('bear the name that policies give the service', async () => {
    answers = [jsonError('InvalidDocument', 'No', 400)];
    await expect(
      clients.ssm.send(new SendCommandCommand({ DocumentName: 'x' })),
    ).rejects.toThrow();
    expect(outcomes()).toEqual(['ssm:SendCommand failed']);
  });

  it('are answered when the answer is that there is nothing', async () => {
    answers = [ec2Error('InvalidInstanceID.NotFound', 'No', 400)];
    await expect(
      clients.ec2.send(new DescribeSubnetsCommand({})),
    ).rejects.toThrow();
    expect(outcomes()).toEqual(['ec2:DescribeSubnets answered']);
  });

  it.each([
    ['InsufficientInstanceCapacity', 500],
    ['InsufficientHostCapacity', 500],
    ['InsufficientFreeAddressesInSubnet', 400],
    ['Unsupported', 400],
    ['IdempotentParameterMismatch', 500],
    ['IdempotentInstanceTerminated', 500],
    ['VcpuLimitExceeded', 500],
  ])('are not repeated after %s (%s)', async (code, status) => {
    answers = Array.from({ length: 3 }, () => ec2Error(code, 'No', status));
    await expect(run()).rejects.toMatchObject({ name: code });
    expect(stub.calls).toHaveLength(1);
  });

  it.each([
    ['RequestLimitExceeded', 503],
    ['Throttling', 400],
    ['InternalError', 500],
    ['ServiceUnavailable', 503],
  ])('are repeated after %s (%s), a few times', async (code, status) => {
    answers = Array.from({ length: 9 }, () => ec2Error(code, 'No', status));
    await expect(run()).rejects.toMatchObject({ name: code });
    expect(stub.calls).toHaveLength(3);
  });
});
