import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  clientConfig,
  PLAIN_TIMING,
  startTestBed,
  stopAll,
  type TestBed,
  VirtualClock,
} from '../__testUtils__/testSimulator';
import {
  BUILD_TIMING,
  imageBuilderOf,
  ImageProject,
} from './__testUtils__/ImageProject';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'simulator-'));
});

afterEach(async () => {
  await stopAll();
  await rm(directory, { recursive: true });
});

async function receive({ simulator }: TestBed) {
  const sqs = new SQSClient(clientConfig(simulator.awsEndpoint));
  const QueueUrl = `${simulator.awsEndpoint}/000000000000/vdi-events`;
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
  );
  for (const { ReceiptHandle } of Messages) {
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  }
  sqs.destroy();
  return Messages.map(({ Body }) => JSON.parse(Body!));
}

it('tells each change once, and goes on after a restart', async () => {
  const clock = new VirtualClock();
  const options = {
    dataDirectory: directory,
    timing: { ...PLAIN_TIMING, build: BUILD_TIMING },
  };
  const before = await startTestBed(options, clock);
  const project = await ImageProject.create(imageBuilderOf(before));
  const arn = await project.start();
  clock.advance(5);
  const told = await receive(before);
  expect(told[0]).toEqual({
    version: '0',
    id: expect.any(String),
    'detail-type': 'EC2 Image Builder Image State Change',
    source: 'aws.imagebuilder',
    account: '000000000000',
    time: '2026-09-01T08:00:01Z',
    region: 'eu-west-1',
    resources: [arn],
    detail: {
      'previous-state': { status: 'PENDING' },
      state: { status: 'CREATING' },
    },
  });
  expect(told.map(({ detail }) => detail.state.status)).toEqual([
    'CREATING',
    'BUILDING',
  ]);
  await stopAll();
  clock.advance(60);
  const after = await startTestBed(options, clock);
  expect(
    (await receive(after)).map(({ detail }) => detail.state.status),
  ).toEqual(['TESTING', 'DISTRIBUTING', 'INTEGRATING', 'AVAILABLE']);
  const { image } = await imageBuilderOf(after).send(
    new GetImageCommand({ imageBuildVersionArn: arn }),
  );
  expect(image?.outputResources?.amis).toHaveLength(1);
});
