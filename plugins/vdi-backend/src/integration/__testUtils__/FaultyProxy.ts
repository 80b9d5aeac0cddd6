import {
  Agent,
  createServer,
  request as send,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What goes wrong on the way to AWS.
 *
 * - `lost-response`: the call takes effect, then the connection breaks
 * - `throttle`: refused as too many calls, without effect
 * - `unavailable`: a 503 without effect
 * - `no-capacity`: refused as EC2 does when a zone has no machine left, without effect
 * - `slow`: takes effect, and the answer comes `delay` milliseconds later
 */
export type FaultKind =
  | 'lost-response'
  | 'throttle'
  | 'unavailable'
  | 'no-capacity'
  | 'slow';

export interface Fault {
  kind: FaultKind;
  /** Such as `RunInstances` */
  action: string;
  /** How many calls it strikes. @default 1 */
  times?: number;
  /** Strikes only calls with this text in their body. */
  containing?: string;
  /** Milliseconds */
  delay?: number;
}

/** A call as it passed. */
export interface Call {
  action: string;
  body: string;
}

interface Refusal {
  status: number;
  code: string;
}

const REFUSALS: Partial<Record<FaultKind, { query: Refusal; json: Refusal }>> =
  {
    throttle: {
      query: { status: 503, code: 'RequestLimitExceeded' },
      json: { status: 400, code: 'ThrottlingException' },
    },
    unavailable: {
      query: { status: 503, code: 'Unavailable' },
      json: { status: 503, code: 'ServiceUnavailable' },
    },
    'no-capacity': {
      query: { status: 500, code: 'InsufficientInstanceCapacity' },
      json: { status: 500, code: 'InsufficientInstanceCapacity' },
    },
  };

/** Stands in front of an AWS endpoint, whoever made it, and lets calls go wrong as a network and AWS do. */
export class FaultyProxy {
  /** Calls since the start, those struck by a fault too */
  readonly calls: Call[] = [];
  private faults: (Fault & { left: number })[] = [];
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;

  private constructor(private readonly upstream: URL) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => request.socket.destroy());
    });
    // Longer than any client keeps a connection, so that none is closed under a request on its way.
    this.server.keepAliveTimeout = 120_000;
  }

  static async start(upstream: string): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(new URL(upstream));
    await new Promise<void>(resolve =>
      proxy.server.listen(0, '127.0.0.1', resolve),
    );
    return proxy;
  }

  get endpoint(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  break(...faults: Fault[]): void {
    this.faults.push(
      ...faults.map(fault => ({ ...fault, left: fault.times ?? 1 })),
    );
  }

  /** Faults that have not struck as often as they were to. */
  pending(): Fault[] {
    return this.faults.filter(({ left }) => left > 0);
  }

  callsOf(action: string): Call[] {
    return this.calls.filter(call => call.action === action);
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await read(request);
    const call = toCall(request, body);
    this.calls.push(call);
    const fault = this.strike(call);
    const refusal = fault && REFUSALS[fault.kind];
    if (refusal) {
      const json = 'x-amz-target' in request.headers;
      refuse(response, json ? refusal.json : refusal.query, json);
      return;
    }
    const { status, headers, answered } = await this.forward(request, body);
    if (fault?.kind === 'lost-response') {
      request.socket.destroy();
      return;
    }
    if (fault?.delay) {
      await new Promise(resolve => setTimeout(resolve, fault.delay));
    }
    response.writeHead(status, headers).end(answered);
  }

  private strike(call: Call): Fault | undefined {
    const fault = this.faults.find(
      ({ action, containing, left }) =>
        left > 0 &&
        action === call.action &&
        (containing === undefined || call.body.includes(containing)),
    );
    if (fault) {
      fault.left -= 1;
    }
    return fault;
  }

  private async forward(request: IncomingMessage, body: Buffer) {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const { hostname, port } = this.upstream;
      const { method, url: path, headers } = request;
      send(
        { agent: this.agent, hostname, port, method, path, headers },
        resolve,
      )
        .on('error', reject)
        .end(body);
    });
    return {
      status: answer.statusCode ?? 502,
      headers: answer.headers,
      answered: await read(answer),
    };
  }
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The JSON protocols name the action in a header, EC2's in the body. */
function toCall({ headers }: IncomingMessage, bytes: Buffer): Call {
  const body = bytes.toString('utf8');
  const target = headers['x-amz-target'];
  const action =
    typeof target === 'string'
      ? target.replace(/^.*\./, '')
      : new URLSearchParams(body).get('Action') ?? '';
  return { action, body };
}

function refuse(
  response: ServerResponse,
  { status, code }: Refusal,
  json: boolean,
): void {
  const message = 'Struck by a fault on the way.';
  response
    .writeHead(status, {
      'content-type': json ? 'application/x-amz-json-1.1' : 'text/xml',
    })
    .end(
      json
        ? JSON.stringify({ __type: code, message })
        : `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>fault</RequestID></Response>`,
    );
}
