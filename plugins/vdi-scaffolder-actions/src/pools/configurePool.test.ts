import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createConfigurePoolAction } from './configurePool';
import { examples } from './configurePool.examples';

describe('vdi:pool:configure', () => {
  let served: ServedVdi;

  beforeAll(async () => {
    served = await serveVdi();
  });
  beforeEach(() => {
    served.reset();
  });
  afterAll(() => served.close());

  const run = (input: object, options: object = {}, task = new Task()) =>
    task.run(createConfigurePoolAction(served), {
      input: input as never,
      ...options,
    });

  it.each(examples)('runs its example: $description', async example => {
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:pool:configure');
    const { templateId, ...settings } = input as {
      templateId: string;
      baseSize?: number;
    };

    expect(await run(input)).toEqual({
      templateId: 'ubuntu-developer',
      target: settings.baseSize ?? 0,
      url: '/vdi/pools/ubuntu-developer',
    });
    expect(served.vdi.pools.get(templateId)).toEqual({
      baseSize: 0,
      windows: [],
      ...settings,
    });
    expect(served.requests).toEqual([
      'PUT /pools/ubuntu-developer as user:default/mock',
    ]);
  });

  it('changes nothing in a dry run, which finds what is wrong', async () => {
    const { input } = stepOf(examples[0]);
    await run(input, { isDryRun: true });
    expect(served.vdi.pools.size).toBe(0);

    await expect(
      run({ templateId: 'nowhere', baseSize: 1 }, { isDryRun: true }),
    ).rejects.toThrow("There is no template 'nowhere'.");
  });

  it('sets it once, though the scaffolder dies', async () => {
    const { input } = stepOf(examples[0]);
    const task = new Task();
    task.dies = true;
    await expect(run(input, {}, task)).rejects.toThrow('The scaffolder died.');
    served.vdi.pools.clear();
    await run(input, {}, task);
    await run(input, {}, task);
    expect(served.vdi.pools.size).toBe(1);
    expect(served.requests).toHaveLength(2);
  });

  it('says which window is wrong, before any request', async () => {
    const window = {
      days: ['mon'],
      from: '08:00',
      to: '18:00',
      timeZone: 'Europe/Berlin',
      size: 2,
    };
    const windows = (change: object) => ({
      templateId: 'ubuntu-developer',
      windows: [window, { ...window, ...change }],
    });

    await expect(run(windows({ from: '17:00', to: '20:00' }))).rejects.toThrow(
      /^windows\[1\].* /,
    );
    await expect(
      run(windows({ days: ['tue'], timeZone: 'Europe/Nowhere' })),
    ).rejects.toThrow(/^windows\[1\]\.timeZone /);
    expect(served.requests).toEqual([]);
  });
});
