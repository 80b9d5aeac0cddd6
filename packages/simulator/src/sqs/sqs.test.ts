import { randomUUID } from 'node:crypto';
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  clientConfig,
  startTestBed,
  stopAll,
} from '../__testUtils__/testSimulator';

const { MOTO_ENDPOINT, CI } = process.env;

const TARGETS = [
  {
    name: 'the simulator',
    endpoint: async () => (await startTestBed()).simulator.awsEndpoint,
    skip: false,
  },
  // Somebody else's SQS: the same client must find the same there.
  {
    name: 'moto',
    endpoint: async () => MOTO_ENDPOINT as string,
    skip: !MOTO_ENDPOINT && !CI,
  },
];

for (const target of TARGETS) {
  (target.skip ? describe.skip : describe)(`SQS of ${target.name}`, () => {
    let client: SQSClient;
    let QueueUrl: string | undefined;
    const QueueName = `test-${randomUUID()}`;

    beforeAll(async () => {
      client = new SQSClient(clientConfig(await target.endpoint()));
      await client.send(new CreateQueueCommand({ QueueName }));
      ({ QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName })));
    });

    afterEach(async () => {
      for (const { ReceiptHandle } of await receive({
        VisibilityTimeout: 60,
      })) {
        await client.send(
          new DeleteMessageCommand({ QueueUrl, ReceiptHandle }),
        );
      }
    });

    afterAll(async () => {
      client.destroy();
      await stopAll();
    });

    const send = async (...bodies: string[]) => {
      for (const MessageBody of bodies) {
        await client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
      }
    };

    async function receive(
      input: Partial<ReceiveMessageCommandInput> = {},
    ): Promise<Message[]> {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 0,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
          ...input,
        }),
      );
      return Messages;
    }

    const bodies = (messages: Message[]) =>
      messages.map(({ Body }) => Body).sort();

    it('knows no other queue', async () => {
      await expect(
        client.send(new GetQueueUrlCommand({ QueueName: 'nobody' })),
      ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
      await expect(
        receive({ QueueUrl: QueueUrl?.replace(QueueName, 'nobody') }),
      ).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    });

    it('hands out what was sent, and no more at once than asked for', async () => {
      await send('{"a":"ü"}', 'b', 'c');
      const first = await receive({ MaxNumberOfMessages: 2 });
      expect(first).toHaveLength(2);
      const rest = await receive();
      expect(rest).toHaveLength(1);
      expect(bodies([...first, ...rest])).toEqual(['b', 'c', '{"a":"ü"}']);
      await client.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: [...first, ...rest].map(({ ReceiptHandle }, index) => ({
            Id: String(index),
            ReceiptHandle,
          })),
        }),
      );
    });

    it('hides a message from others for as long as asked for', async () => {
      await send('once');
      const [first] = await receive({ VisibilityTimeout: 60 });
      expect(await receive()).toEqual([]);
      await client.send(
        new DeleteMessageCommand({
          QueueUrl,
          ReceiptHandle: first.ReceiptHandle,
        }),
      );

      await send('twice');
      await receive({ VisibilityTimeout: 0 });
      const [again] = await receive({ VisibilityTimeout: 0 });
      expect(again).toMatchObject({
        Body: 'twice',
        Attributes: { ApproximateReceiveCount: '2' },
      });
    });

    it('deletes in batches', async () => {
      await send('a', 'b');
      const messages = await receive({ VisibilityTimeout: 60 });
      const answer = await client.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: messages.map(({ MessageId, ReceiptHandle }) => ({
            Id: MessageId,
            ReceiptHandle,
          })),
        }),
      );
      expect(answer.Successful?.map(({ Id }) => Id).sort()).toEqual(
        messages.map(({ MessageId }) => MessageId).sort(),
      );
      expect(answer.Failed ?? []).toEqual([]);
      const { Attributes } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: [
            'ApproximateNumberOfMessages',
            'ApproximateNumberOfMessagesNotVisible',
          ],
        }),
      );
      expect(Attributes).toEqual({
        ApproximateNumberOfMessages: '0',
        ApproximateNumberOfMessagesNotVisible: '0',
      });
    });

    it('lets a receive wait for a message', async () => {
      const began = Date.now();
      const waiting = receive({ WaitTimeSeconds: 20 });
      await send('late');
      expect(bodies(await waiting)).toEqual(['late']);
      expect(Date.now() - began).toBeLessThan(15_000);
    });

    it('lets a receive end empty', async () => {
      const began = Date.now();
      expect(await receive({ WaitTimeSeconds: 1 })).toEqual([]);
      expect(Date.now() - began).toBeGreaterThan(900);
    });
  });
}
