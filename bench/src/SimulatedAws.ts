import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Aws, AwsClients } from './backend';
import { connectAws } from './connectAws';
import type { Ready } from './simulatorProcess';

const SCRIPT = resolvePackagePath(
  '@deskstage/bench',
  'src/simulatorProcess.ts',
);

/**
 * The simulator with its changes done at once, and the product's adapters to it. It runs in a process of its own, as
 * AWS does: its work must not count as the portal's.
 */
export class SimulatedAws {
  private constructor(
    private readonly child: ChildProcess,
    private readonly ready: Ready,
    readonly clients: AwsClients,
    readonly aws: Aws,
    private readonly disconnect: () => void,
  ) {}

  static async start(): Promise<SimulatedAws> {
    const child = fork(SCRIPT, {
      execArgv: ['--require', '@backstage/cli/config/nodeTransform.cjs'],
    });
    const ready = await readiness(child);
    const { clients, aws, disconnect } = connectAws(ready);
    return new SimulatedAws(child, ready, clients, aws, disconnect);
  }

  /** Calls by `service:action` since the start or the latest {@link SimulatedAws.forgetCalls}. */
  async calls(): Promise<Record<string, number>> {
    return (await fetch(`${this.ready.awsEndpoint}/_simulator/calls`)).json();
  }

  async forgetCalls(): Promise<void> {
    await fetch(`${this.ready.awsEndpoint}/_simulator/calls`, {
      method: 'DELETE',
    });
  }

  async stop(): Promise<void> {
    this.disconnect();
    const exited = once(this.child, 'exit');
    this.child.disconnect();
    await exited;
  }
}

/** The module loader sends messages of its own beside it. */
function readiness(child: ChildProcess): Promise<Ready> {
  return new Promise((done, fail) => {
    child.on('message', (message: Partial<Ready>) => {
      if (message.awsEndpoint) {
        done(message as Ready);
      }
    });
    child.on('error', fail);
    child.on('exit', code =>
      fail(new Error(`The simulator ended with code ${code}.`)),
    );
  });
}
