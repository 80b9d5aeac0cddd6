import { aWorkstation, anInstance, NOON } from '../../__testUtils__/builders';
import { RefusedError, type HostAssignment } from '../../aws';
import { DEFAULT_POLICY } from '../../lifecycle';
import type { WorkstationPatch, WorkstationRecord } from '../../workstations';
import { Batch, type Task } from '../Batch';
import type { ReconcilerContext } from '../context';
import { prepareHosts } from './hosts';

const REFUSED = 'refused';

function task(changes: Partial<WorkstationRecord>): Task {
  const workstation = aWorkstation({ status: 'preparing', ...changes });
  return {
    workstation,
    observation: {
      known: true,
      instance: anInstance({ accountId: '123456789012' }),
    },
    step: { kind: 'prepare' },
  };
}

describe('the preparation of hosts', () => {
  let prepared: object[][];
  let assigned: HostAssignment[][];
  let changed: Map<string, WorkstationPatch>;
  let waiting: string[];
  let batch: Batch;
  const ensure = jest.fn();

  beforeEach(() => {
    prepared = [];
    assigned = [];
    changed = new Map();
    waiting = [];
    ensure.mockReset();
    ensure.mockImplementation(
      async ({ workstationId }) => `s-${workstationId}`,
    );
    batch = new Batch({
      hosts: {
        prepare: async (hosts: { osUser?: string }[]) => {
          if (hosts.some(({ osUser }) => osUser === REFUSED)) {
            throw new RefusedError('InvalidHostParameter', 'No such account.');
          }
          prepared.push(hosts);
          return `prepare-${prepared.length}`;
        },
        assign: async (hosts: HostAssignment[]) => {
          assigned.push(hosts);
          return `assign-${assigned.length}`;
        },
      },
      passwords: { ensure },
      store: {
        update: async (
          { id }: WorkstationRecord,
          { patch }: { patch: WorkstationPatch },
        ) => {
          changed.set(id, patch);
        },
      },
      queue: {
        schedule: async (rows: WorkstationRecord[]) => {
          waiting.push(...rows.map(({ id }) => id));
        },
      },
      health: { succeeded() {}, failed() {} },
      logger: { debug() {} },
      policy: DEFAULT_POLICY,
      clock: () => NOON,
    } as unknown as ReconcilerContext);
  });

  it('assigns those with an account of their owner, and prepares the others', async () => {
    const shared = task({ osUser: 'desktop' });
    const warm = task({
      identityMode: 'personal',
      osUser: undefined,
      platform: 'windows',
    });
    const own = task({ identityMode: 'personal', osUser: 'amara' });

    await prepareHosts(batch, [own, shared, warm]);

    const [a, b, c] = [shared, warm, own].map(each => each.workstation);
    expect(prepared).toEqual([
      [
        { instanceId: a.instanceId, workstationId: a.id, osUser: 'desktop' },
        { instanceId: b.instanceId, workstationId: b.id, osUser: undefined },
      ],
    ]);
    expect(assigned).toEqual([
      [
        {
          instanceId: c.instanceId,
          workstationId: c.id,
          osUser: 'amara',
          secretId: `s-${c.id}`,
        },
      ],
    ]);
    expect(ensure.mock.calls).toEqual([
      [
        {
          workstationId: c.id,
          instanceId: c.instanceId,
          accountId: '123456789012',
          userName: 'amara',
        },
      ],
    ]);
    expect([a, b, c].map(({ id }) => changed.get(id)?.commandId)).toEqual([
      'prepare-1',
      'prepare-1',
      'assign-1',
    ]);
  });

  it('names at most fifty hosts in a command', async () => {
    await prepareHosts(
      batch,
      Array.from({ length: 101 }, () => task({})),
    );
    expect(prepared.map(each => each.length)).toEqual([50, 50, 1]);
  });

  it('sends what is left when one secret cannot be made, and tries that one later', async () => {
    const tasks = ['amara', 'jan'].map(osUser =>
      task({ identityMode: 'personal', osUser }),
    );
    ensure.mockRejectedValueOnce(new Error('Secrets Manager is away'));
    await prepareHosts(batch, tasks);
    expect(assigned).toMatchObject([[{ osUser: 'jan' }]]);
    expect(waiting).toEqual([tasks[0].workstation.id]);
  });

  it('lets one host that is refused not keep the others', async () => {
    const tasks = ['desktop', REFUSED, 'desktop'].map(osUser =>
      task({ osUser }),
    );
    await prepareHosts(batch, tasks);
    expect(prepared).toHaveLength(2);
    expect(waiting).toEqual([tasks[1].workstation.id]);
  });
});
