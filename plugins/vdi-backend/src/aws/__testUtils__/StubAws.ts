import { createServer, type Server } from 'node:http';

/** A call as it came over the wire. */
export interface StubCall {
  /** Such as `RunInstances` or `SendCommand` */
  action: string;
  /** Parameters of EC2's query protocol */
  query: URLSearchParams;
  /** Body of the JSON protocol */
  json: Record<string, unknown>;
  userAgent: string;
}

/** What to answer with; `hangUp` closes the connection instead, `silence` keeps it open. */
export type StubAnswer =
  | { status?: number; body: string; contentType?: string }
  | { hangUp: true }
  | { silence: true };

/** An endpoint of AWS whose answers a test scripts, for what no stand-in can be made to do. */
export class StubAws {
  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
    readonly calls: StubCall[],
  ) {}

  static async create(
    answer: (call: StubCall) => StubAnswer,
  ): Promise<StubAws> {
    const calls: StubCall[] = [];
    const server = createServer(async (req, res) => {
      let text = '';
      for await (const chunk of req) {
        text += chunk;
      }
      const target = req.headers['x-amz-target'];
      const query = new URLSearchParams(target ? '' : text);
      const call: StubCall = {
        action: String(target ?? query.get('Action')).replace(/^.*\./, ''),
        query,
        json: target ? JSON.parse(text) : {},
        userAgent: `${req.headers['user-agent']} ${req.headers['x-amz-user-agent']}`,
      };
      calls.push(call);
      const answered = answer(call);
      if ('hangUp' in answered) {
        req.socket.destroy();
        return;
      }
      if ('silence' in answered) {
        return;
      }
      res.writeHead(answered.status ?? 200, {
        'content-type':
          answered.contentType ??
          (target ? 'application/x-amz-json-1.1' : 'text/xml'),
      });
      res.end(answered.body);
    });
    // Longer than any client keeps a connection, so that none is closed under a request on its way.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return new StubAws(server, `http://127.0.0.1:${port}`, calls);
  }

  /** Values of a list parameter such as `InstanceId.1`, `InstanceId.2`. */
  static list(call: StubCall, name: string): string[] {
    return [...call.query]
      .filter(([key]) => new RegExp(`^${name}\\.\\d+$`).test(key))
      .map(([, value]) => value);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }
}

/** EC2's error body. */
export function ec2Error(code: string, message: string, status = 400) {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  };
}

/** The error body of services with a JSON protocol. */
export function jsonError(code: string, message: string, status = 400) {
  return { status, body: JSON.stringify({ __type: code, message }) };
}

/** A port of the loopback interface on which nothing listens any more. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await new Promise(resolve => server.close(resolve));
  return port;
}
