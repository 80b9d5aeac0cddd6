import { aWorkstation, NOON } from '../../__testUtils__/builders';
import { DEFAULT_POLICY } from '../../lifecycle';
import type { WorkstationRecord } from '../../workstations';
import { Batch } from '../Batch';
import type { ReconcilerContext } from '../context';
import { tagInstances } from './instances';

describe('tags', () => {
  it('are spread over several passes when there are many', async () => {
    const tagged: string[] = [];
    const waiting: WorkstationRecord[] = [];
    const context = {
      fleet: {
        tag: async (ids: string[]) => {
          tagged.push(...ids);
          return { done: ids, missing: [] };
        },
      },
      store: { update: async () => undefined },
      queue: {
        schedule: async (rows: WorkstationRecord[]) => {
          waiting.push(...rows);
        },
      },
      health: { succeeded() {} },
      policy: DEFAULT_POLICY,
      clock: () => NOON,
    } as unknown as ReconcilerContext;
    const rows = Array.from({ length: 120 }, () => aWorkstation());

    await tagInstances(new Batch(context), rows);

    expect(tagged).toHaveLength(50);
    expect([...tagged, ...waiting.map(each => each.instanceId)].sort()).toEqual(
      rows.map(each => each.instanceId).sort(),
    );
  });
});
