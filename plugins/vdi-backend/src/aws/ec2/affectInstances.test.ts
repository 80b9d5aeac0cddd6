import { RefusedError, ThrottledError } from '../errors';
import { affectInstances } from './affectInstances';

function idAt(index: number): string {
  return `i-${index.toString(16).padStart(17, '0')}`;
}

const ids = Array.from({ length: 50 }, (_, index) => idAt(index));

/** EC2's all-or-nothing behavior, with or without the culprit in its message. */
function createCall(bad: Map<string, string>, options: { named: boolean }) {
  const calls: string[][] = [];
  return {
    calls,
    call: async (instanceIds: string[]) => {
      calls.push(instanceIds);
      const culprit = instanceIds.find(id => bad.has(id));
      if (culprit) {
        throw new RefusedError(
          bad.get(culprit) ?? '',
          `No: ${options.named ? `'${culprit}'` : 'one of them'}`,
        );
      }
    },
  };
}

describe('affectInstances', () => {
  it.each([true, false])(
    'does all but the bad ones (named in the message: %s)',
    async named => {
      const unfit = idAt(7);
      const unknown = idAt(30);
      const { call, calls } = createCall(
        new Map([
          [unfit, 'IncorrectInstanceState'],
          [unknown, 'InvalidInstanceID.NotFound'],
        ]),
        { named },
      );
      const outcome = await affectInstances({
        instanceIds: ids.slice(0, named ? 50 : 8).concat(unknown),
        groupSize: 60,
        call,
      });
      expect(outcome.missing).toEqual([unknown]);
      expect(outcome.done.sort()).toEqual(
        ids
          .slice(0, named ? 50 : 8)
          .filter(id => id !== unfit && id !== unknown),
      );
      expect(calls.length).toBeLessThanOrEqual(12);
    },
  );

  it('calls a bounded number of times for a group of bad instances', async () => {
    const { call, calls } = createCall(
      new Map(ids.map(id => [id, 'IncorrectInstanceState'])),
      { named: true },
    );
    const outcome = await affectInstances({
      instanceIds: ids,
      groupSize: 50,
      call,
    });
    expect(outcome).toEqual({ done: [], missing: [] });
    expect(calls).toHaveLength(12);
  });

  it('splits into groups, once per instance, and never sends a malformed id', async () => {
    const { call, calls } = createCall(new Map(), { named: true });
    const outcome = await affectInstances({
      instanceIds: [...ids, ids[0], 'i-1', 'i-0123456789abcdef0;x'],
      groupSize: 20,
      call,
    });
    expect(calls.map(group => group.length)).toEqual([20, 20, 10]);
    expect(outcome).toEqual({
      done: ids,
      missing: ['i-1', 'i-0123456789abcdef0;x'],
    });
  });

  it('lets other errors go', async () => {
    const call = async () => {
      throw new ThrottledError('later');
    };
    await expect(
      affectInstances({ instanceIds: ids, groupSize: 50, call }),
    ).rejects.toThrow('later');
  });
});
