import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createCreateWorkstationAction } from './createWorkstation';
import { examples } from './createWorkstation.examples';

const FIRST = 'ws-00000000000000000000000001';

describe('vdi:workstation:create', () => {
  let served: ServedVdi;

  beforeAll(async () => {
    served = await serveVdi();
  });
  beforeEach(() => {
    served.reset();
  });
  afterAll(() => served.close());

  const run = (options: object = {}, task = new Task()) =>
    task.run(createCreateWorkstationAction(served), {
      input: { templateId: 'ubuntu-developer' } as never,
      ...options,
    });

  it.each(examples)('runs its example: $description', async example => {
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:workstation:create');

    expect(await run({ input })).toEqual({
      workstationId: FIRST,
      name: 'payments-debug',
      status: 'requested',
      url: `/vdi/workstations/${FIRST}`,
    });
    expect(served.vdi.workstations.get(FIRST)?.entityRef).toBe(
      'component:default/payments-api',
    );
    expect(served.requests).toEqual([
      'POST /workstations as user:default/mock',
    ]);
  });

  it('starts nothing in a dry run, which finds what is wrong', async () => {
    await run({ isDryRun: true });
    expect(served.vdi.workstations.size).toBe(0);
    await expect(
      run({ isDryRun: true, input: { templateId: 'nowhere' } }),
    ).rejects.toThrow("There is no template 'nowhere'.");
  });

  it('starts one though the scaffolder dies or the answer is lost', async () => {
    const task = new Task();
    served.lostAnswers = 1;
    task.dies = true;
    await expect(run({}, task)).rejects.toThrow('The scaffolder died.');
    expect(await run({}, task)).toMatchObject({ workstationId: FIRST });
    expect(served.vdi.workstations.size).toBe(1);

    expect(await run({}, new Task('task-2'))).not.toMatchObject({
      workstationId: FIRST,
    });
  });
});
