import { MAX_HOSTS_PER_COMMAND, type Hosts } from '../aws';
import type { HealthMonitor } from '../health';
import type { WorkstationStore } from '../workstations';

/** Commands of the last round, kept in the database because the next round may be another replica's. */
const STATE_KEY = 'session-commands';

/** Asks ready workstations now and then who is connected to them. */
export class SessionInspector {
  constructor(
    private readonly options: {
      store: Pick<
        WorkstationStore,
        'listReady' | 'recordConnections' | 'readState' | 'writeState'
      >;
      hosts: Hosts;
      health: HealthMonitor;
      clock: () => Date;
    },
  ) {}

  /**
   * Collects the answers to the last round and asks again: one command for fifty hosts, and no waiting in between. A
   * host that does not answer keeps what was last known of it.
   */
  async run(): Promise<void> {
    const { store, health } = this.options;
    const ready = await store.listReady();
    const problems: unknown[] = [];
    await this.collect(ready).catch(error => problems.push(error));
    const { commandIds, errors } = await this.ask(ready);
    await store.writeState(STATE_KEY, JSON.stringify(commandIds));
    if (commandIds.length === 0) {
      problems.push(...errors);
    }
    if (problems.length > 0) {
      health.failed('hosts', problems[0]);
    } else if (commandIds.length > 0) {
      health.succeeded('hosts');
    }
  }

  private async collect(ready: ReadyWorkstation[]): Promise<void> {
    const { store, hosts, clock } = this.options;
    const commandIds: string[] = JSON.parse(
      (await store.readState(STATE_KEY)) ?? '[]',
    );
    if (commandIds.length === 0) {
      return;
    }
    const sessions = await hosts.sessions(commandIds);
    await store.recordConnections(
      ready.flatMap(({ id, instanceId }) => {
        const session = sessions.get(instanceId);
        return session ? [{ id, connections: session.connections }] : [];
      }),
      clock(),
    );
  }

  /** Hosts that are out of reach must not keep those of other commands from being asked. */
  private async ask(
    ready: ReadyWorkstation[],
  ): Promise<{ commandIds: string[]; errors: unknown[] }> {
    const { hosts } = this.options;
    const commandIds: string[] = [];
    const errors: unknown[] = [];
    for (const instanceIds of chunksOf(ready.map(each => each.instanceId))) {
      try {
        commandIds.push(await hosts.observe(instanceIds));
      } catch (error) {
        errors.push(error);
      }
    }
    return { commandIds, errors };
  }
}

function chunksOf(instanceIds: string[]): string[][] {
  const chunks: string[][] = [];
  for (
    let start = 0;
    start < instanceIds.length;
    start += MAX_HOSTS_PER_COMMAND
  ) {
    chunks.push(instanceIds.slice(start, start + MAX_HOSTS_PER_COMMAND));
  }
  return chunks;
}

type ReadyWorkstation = Awaited<
  ReturnType<WorkstationStore['listReady']>
>[number];
