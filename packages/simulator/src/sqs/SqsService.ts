import { AwsError } from '../aws/AwsError';
import type { AwsService, HttpRequest, HttpResponse } from '../aws/AwsService';
import { JsonInput } from '../aws/JsonInput';
import {
  jsonRefusal,
  jsonResponse,
  JSON_ERRORS,
  targetOperation,
} from '../aws/jsonProtocol';
import { ACCOUNT_ID } from '../world/World';
import type { Queue } from './Queue';
import type { Queues } from './Queues';
import { receive } from './receive';

/** Errors whose code differs in the older query protocol, by which SDKs still tell them apart. */
const QUERY_CODES: Record<string, string> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  TooManyEntriesInBatchRequest:
    'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
};

const CONTENT_TYPE = { 'content-type': 'application/x-amz-json-1.0' };

type Operation = (
  input: JsonInput,
  request: HttpRequest,
) => object | Promise<object>;

/** SQS in its JSON 1.0 protocol. */
export class SqsService implements AwsService {
  readonly name = 'sqs';
  readonly errors = JSON_ERRORS;
  private readonly queues: Queues;
  private readonly region: string;
  private readonly look: () => void;
  private stopped = false;

  constructor(options: {
    queues: Queues;
    region: string;
    /** Brings the world up to date, while somebody waits for messages */
    look: () => void;
  }) {
    this.queues = options.queues;
    this.region = options.region;
    this.look = options.look;
  }

  operation(request: HttpRequest): string | undefined {
    return targetOperation(request, 'AmazonSQS');
  }

  async handle(operation: string, request: HttpRequest): Promise<HttpResponse> {
    const run = this.operations[operation];
    if (!run) {
      throw new AwsError(
        'UnsupportedOperation',
        `The simulator does not know sqs:${operation}.`,
      );
    }
    const answer = await run(JsonInput.parse(request.body), request);
    return jsonResponse(answer, 200, CONTENT_TYPE);
  }

  refuse(error: AwsError): HttpResponse {
    const refusal = jsonRefusal(
      new AwsError(
        `com.amazonaws.sqs#${error.code}`,
        error.message,
        error.status,
      ),
    );
    const code = QUERY_CODES[error.code] ?? error.code;
    const fault = error.status < 500 ? 'Sender' : 'Receiver';
    return {
      ...refusal,
      headers: {
        ...refusal.headers,
        ...CONTENT_TYPE,
        'x-amzn-query-error': `${code};${fault}`,
      },
    };
  }

  /** Lets go of everybody who waits for a message. */
  stop(): void {
    this.stopped = true;
  }

  private readonly operations: Record<string, Operation> = {
    CreateQueue: (input, request) => {
      const name = input.requiredText('QueueName');
      const attributes = input.child('Attributes');
      this.queues.ensure({
        name,
        visibilityTimeout: Number(attributes.text('VisibilityTimeout') ?? 30),
        waitTime: Number(attributes.text('ReceiveMessageWaitTimeSeconds') ?? 0),
      });
      return { QueueUrl: urlOf(name, request) };
    },
    GetQueueUrl: (input, request) => {
      const { options } = this.queues.named(input.requiredText('QueueName'));
      return { QueueUrl: urlOf(options.name, request) };
    },
    GetQueueAttributes: input => {
      const wanted = new Set(input.texts('AttributeNames'));
      const entries = Object.entries(
        attributesOf(this.queueOf(input), this.region),
      );
      return {
        Attributes: Object.fromEntries(
          entries.filter(([name]) => wanted.has(name) || wanted.has('All')),
        ),
      };
    },
    SendMessage: input => {
      const { messageId, md5 } = this.queueOf(input).send(
        input.requiredText('MessageBody'),
      );
      return { MessageId: messageId, MD5OfMessageBody: md5 };
    },
    ReceiveMessage: input =>
      receive(this.queueOf(input), input, {
        look: this.look,
        stopped: () => this.stopped,
      }),
    DeleteMessage: input => {
      this.queueOf(input).delete(input.requiredText('ReceiptHandle'));
      return {};
    },
    DeleteMessageBatch: input => deleteBatch(this.queueOf(input), input),
  };

  private queueOf(input: JsonInput): Queue {
    return this.queues.at(input.requiredText('QueueUrl'));
  }
}

function deleteBatch(queue: Queue, input: JsonInput): object {
  const entries = input.items('Entries');
  if (entries.length === 0) {
    throw new AwsError(
      'EmptyBatchRequest',
      'There should be at least one DeleteMessageBatchRequestEntry in the request.',
    );
  }
  if (entries.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = entry.requiredText('Id');
    try {
      queue.delete(entry.requiredText('ReceiptHandle'));
      Successful.push({ Id });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Failed.push({
        Id,
        SenderFault: true,
        Code: error.code,
        Message: error.message,
      });
    }
  }
  return { Successful, Failed };
}

function attributesOf(queue: Queue, region: string): Record<string, string> {
  const { name, visibilityTimeout, waitTime } = queue.options;
  const { visible, hidden } = queue.count();
  return {
    QueueArn: `arn:aws:sqs:${region}:${ACCOUNT_ID}:${name}`,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(hidden),
    VisibilityTimeout: String(visibilityTimeout),
    ReceiveMessageWaitTimeSeconds: String(waitTime),
  };
}

/** The URL as the caller reaches it. */
function urlOf(name: string, request: HttpRequest): string {
  return `http://${request.headers.host}/${ACCOUNT_ID}/${name}`;
}
