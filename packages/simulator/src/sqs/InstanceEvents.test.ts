import {
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  clientConfig,
  launchInput,
  PLAIN_TIMING,
  startTestBed,
  stopAll,
  type TestBed,
} from '../__testUtils__/testSimulator';

describe("EC2's events in the queue", () => {
  let bed: TestBed;
  let sqs: SQSClient;
  let QueueUrl: string;
  let instanceId: string;

  beforeEach(async () => {
    bed = await startTestBed({ timing: PLAIN_TIMING });
    sqs = new SQSClient(clientConfig(bed.simulator.awsEndpoint));
    QueueUrl = `${bed.simulator.awsEndpoint}/000000000000/vdi-events`;
    const { Instances = [] } = await bed.ec2.send(
      new RunInstancesCommand(launchInput()),
    );
    instanceId = Instances[0].InstanceId as string;
    bed.clock.advance(10);
  });

  afterEach(async () => {
    sqs.destroy();
    await stopAll();
  });

  /** Takes what is in the queue, as the portal does. */
  async function fetchEvents(waitSeconds = 0) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: waitSeconds,
      }),
    );
    if (Messages.length > 0) {
      await sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: Messages.map(({ MessageId, ReceiptHandle }) => ({
            Id: MessageId,
            ReceiptHandle,
          })),
        }),
      );
    }
    return Messages.map(({ Body = '' }) => JSON.parse(Body));
  }

  const states = async () =>
    (await fetchEvents()).map(({ detail }) => detail.state);

  it('have the shape in which EventBridge delivers them', async () => {
    const [pending] = await fetchEvents();
    expect(pending).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'EC2 Instance State-change Notification',
      source: 'aws.ec2',
      account: '000000000000',
      time: '2026-09-01T08:00:00Z',
      region: 'eu-west-1',
      resources: [`arn:aws:ec2:eu-west-1:000000000000:instance/${instanceId}`],
      detail: { 'instance-id': instanceId, state: 'pending' },
    });
  });

  it('tell every state once, in order', async () => {
    expect(await states()).toEqual(['pending', 'running']);
    await bed.ec2.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    expect(await states()).toEqual(['stopping']);
    bed.clock.advance(20);
    await bed.ec2.send(
      new StartInstancesCommand({ InstanceIds: [instanceId] }),
    );
    bed.clock.advance(10);
    expect(await states()).toEqual(['stopped', 'pending', 'running']);
    bed.simulator.control.happen('terminate', instanceId);
    bed.clock.advance(30);
    expect(await states()).toEqual(['shutting-down', 'terminated']);
    expect(await states()).toEqual([]);
  });

  it('reach whoever waits when time alone brings them', async () => {
    await fetchEvents();
    await bed.ec2.send(new StopInstancesCommand({ InstanceIds: [instanceId] }));
    await fetchEvents();
    const waiting = fetchEvents(20);
    bed.clock.advance(20);
    expect(await waiting).toMatchObject([{ detail: { state: 'stopped' } }]);
  });

  it('are gone after a reset', async () => {
    await bed.simulator.control.reset();
    expect(await states()).toEqual([]);
  });
});
