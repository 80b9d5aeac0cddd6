import { sampleWorkstation, workstationId } from '../../../__testUtils__';
import { countRun, executeRun, planRun, type BulkRun } from './bulkRun';

function stoppable(count: number) {
  return Array.from({ length: count }, (_, index) =>
    sampleWorkstation({ id: workstationId(index), name: `desk-${index}` }),
  );
}

describe('doing something with several workstations', () => {
  it('asks for each once, a few at a time, and tells how far it is', async () => {
    const asked: string[] = [];
    let atOnce = 0;
    let most = 0;
    const seen: BulkRun[] = [];
    const plan = planRun('stop', stoppable(11));
    await executeRun(plan, {
      apply: async ({ id }) => {
        asked.push(id);
        most = Math.max(most, ++atOnce);
        await Promise.resolve();
        atOnce--;
        if (id === workstationId(3)) {
          throw new Error('It is being set up.');
        }
      },
      onChange: run => seen.push(run),
      signal: new AbortController().signal,
    });
    expect(asked).toHaveLength(11);
    expect(new Set(asked).size).toBe(11);
    expect(most).toBe(4);
    expect(seen.slice(0, -1).some(({ finished }) => finished)).toBe(false);
    const last = seen[seen.length - 1];
    expect(last.finished).toBe(true);
    expect(countRun(last)).toEqual({
      total: 11,
      over: 11,
      done: 10,
      impossible: 1,
      cancelled: 0,
    });
    expect(last.items[3]).toMatchObject({
      state: 'refused',
      error: { message: 'It is being set up.' },
    });
  });

  it('asks for nothing that the status does not allow', async () => {
    const apply = jest.fn();
    let last = planRun('start', stoppable(2));
    await executeRun(last, {
      apply,
      onChange: run => {
        last = run;
      },
      signal: new AbortController().signal,
    });
    expect(apply).not.toHaveBeenCalled();
    expect(last.finished).toBe(true);
    expect(countRun(last)).toMatchObject({ over: 2, impossible: 2 });
  });

  it('sends nothing more once it is cancelled, and waits for what was sent', async () => {
    const controller = new AbortController();
    let last = planRun('stop', stoppable(9));
    const asked: string[] = [];
    await executeRun(last, {
      apply: async ({ id }) => {
        asked.push(id);
        controller.abort();
        await Promise.resolve();
      },
      onChange: run => {
        last = run;
      },
      signal: controller.signal,
    });
    expect(countRun(last)).toMatchObject({
      done: asked.length,
      cancelled: 9 - asked.length,
    });
    expect(asked.length).toBeLessThanOrEqual(4);
  });
});
