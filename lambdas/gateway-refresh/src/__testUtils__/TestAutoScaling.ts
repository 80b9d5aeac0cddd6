import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AutoScalingClient } from '@aws-sdk/client-auto-scaling';

/** A refresh as the test wants it. */
export interface TestRefresh {
  id: string;
  status: string;
  /** ISO 8601 UTC; absent while it is pending */
  startedAt?: string;
}

const RUNNING = ['Pending', 'InProgress', 'Baking', 'Cancelling'];

/**
 * One group of Auto Scaling behind its query protocol, with one refresh at a time. Written here because the stand-ins
 * that there are know no refreshes.
 */
export class TestAutoScaling {
  /** Newest first */
  refreshes: TestRefresh[] = [];
  /** What was asked, in order */
  calls: URLSearchParams[] = [];
  /** Whether a refresh begins between the look at what runs and the next call. */
  raced = false;

  static async start(groupName: string): Promise<TestAutoScaling> {
    const server = createServer();
    // Longer than any client keeps a connection, so that none is closed under a request on its way.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    return new TestAutoScaling(server, groupName);
  }

  private constructor(
    private readonly server: Server,
    private readonly groupName: string,
  ) {
    server.on('request', async (request, response) => {
      let text = '';
      for await (const chunk of request) {
        text += chunk;
      }
      const query = new URLSearchParams(text);
      this.calls.push(query);
      const { status = 200, body } = this.answer(query);
      response.writeHead(status, { 'content-type': 'text/xml' });
      response.end(body);
    });
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  client(): AutoScalingClient {
    return new AutoScalingClient({
      endpoint: this.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  }

  /** Names of what was asked, in order. */
  actions(): (string | null)[] {
    return this.calls.map(call => call.get('Action'));
  }

  reset(): void {
    this.refreshes = [];
    this.calls = [];
    this.raced = false;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }

  private answer(query: URLSearchParams): { status?: number; body: string } {
    const action = query.get('Action');
    if (query.get('AutoScalingGroupName') !== this.groupName) {
      return failure('ValidationError', 'AutoScalingGroup name not found');
    }
    if (action === 'DescribeInstanceRefreshes') {
      const members = this.refreshes.map(toXml).join('');
      this.refreshes = this.raced ? [pending('raced')] : this.refreshes;
      return success(
        action,
        `<InstanceRefreshes>${members}</InstanceRefreshes>`,
      );
    }
    if (this.refreshes.some(({ status }) => RUNNING.includes(status))) {
      return failure(
        'InstanceRefreshInProgress',
        'An Instance Refresh is already in progress and blocks the execution of this Instance Refresh.',
      );
    }
    const begun = pending(`refresh-${this.refreshes.length + 1}`);
    this.refreshes.unshift(begun);
    return success(
      String(action),
      `<InstanceRefreshId>${begun.id}</InstanceRefreshId>`,
    );
  }
}

function pending(id: string): TestRefresh {
  return { id, status: 'Pending' };
}

function toXml({ id, status, startedAt }: TestRefresh): string {
  const start = startedAt ? `<StartTime>${startedAt}</StartTime>` : '';
  return `<member><InstanceRefreshId>${id}</InstanceRefreshId><Status>${status}</Status>${start}</member>`;
}

function success(action: string, result: string) {
  return {
    body: `<${action}Response xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><${action}Result>${result}</${action}Result></${action}Response>`,
  };
}

function failure(code: string, message: string) {
  return {
    status: 400,
    body: `<ErrorResponse xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
  };
}
