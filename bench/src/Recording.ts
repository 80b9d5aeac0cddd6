import { Readable } from 'node:stream';
import type { EC2Client } from '@aws-sdk/client-ec2';

type Handle = EC2Client['config']['requestHandler']['handle'];
type Response = Awaited<ReturnType<Handle>>['response'];

/** Answers of AWS as they came over the wire, to be read again without AWS and without a network. */
export class Recording {
  private readonly answers: { response: Response; body: Buffer }[] = [];

  private constructor(private readonly client: EC2Client) {}

  /** Does something with the client and keeps what it was answered. */
  static async of(
    client: EC2Client,
    action: () => Promise<unknown>,
  ): Promise<Recording> {
    const recording = new Recording(client);
    const { requestHandler } = client.config;
    await recording.handling(async (...request) => {
      const { response } = await requestHandler.handle(...request);
      const parts: Buffer[] = [];
      for await (const part of response.body as Readable) {
        parts.push(part);
      }
      const answer = { response, body: Buffer.concat(parts) };
      recording.answers.push(answer);
      return { response: replay(answer) };
    }, action);
    return recording;
  }

  get bytes(): number {
    return this.answers.reduce((sum, { body }) => sum + body.length, 0);
  }

  /** Does the same with the client again, with the answers as they were. */
  async play(action: () => Promise<unknown>): Promise<void> {
    const answers = this.answers.values();
    await this.handling(async () => {
      const { value } = answers.next();
      if (!value) {
        throw new Error('More was asked than there is in the recording.');
      }
      return { response: replay(value) };
    }, action);
  }

  private async handling(
    handle: Handle,
    action: () => Promise<unknown>,
  ): Promise<void> {
    const { config } = this.client;
    const before = config.requestHandler;
    config.requestHandler = { ...before, handle };
    try {
      await action();
    } finally {
      config.requestHandler = before;
    }
  }
}

function replay(answer: { response: Response; body: Buffer }): Response {
  const response = Object.create(answer.response) as Response;
  response.body = Readable.from([answer.body], { objectMode: false });
  response.statusCode = answer.response.statusCode;
  response.headers = answer.response.headers;
  return response;
}
