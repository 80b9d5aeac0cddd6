import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createBuildImageProjectAction } from './buildImageProject';
import { examples } from './buildImageProject.examples';

const FIRST = 'img-00000000000000000000000001';

describe('vdi:imageProject:build', () => {
  let served: ServedVdi;

  beforeAll(async () => {
    served = await serveVdi();
  });
  beforeEach(() => {
    served.reset();
    served.vdi.createImage(
      {
        id: 'payments-desktop',
        owner: 'group:default/payments',
        settings: {
          name: 'Payments desktop',
          base: { templateId: 'ubuntu-developer' },
          instanceTypes: ['m6i.large'],
        },
      },
      false,
    );
  });
  afterAll(() => served.close());

  const run = (options: object = {}, task = new Task()) =>
    task.run(createBuildImageProjectAction(served), {
      input: { imageId: 'payments-desktop' },
      ...options,
    });

  it.each(examples)('runs its example: $description', async example => {
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:imageProject:build');

    expect(await run({ input })).toEqual({
      imageId: 'payments-desktop',
      imageUrl: '/vdi/images/payments-desktop',
      buildId: FIRST,
      number: 1,
      url: `/vdi/images/payments-desktop?build=${FIRST}`,
    });
    expect(served.requests).toEqual([
      'POST /images/payments-desktop/builds as user:default/mock',
    ]);
  });

  it('starts nothing in a dry run', async () => {
    expect(await run({ isDryRun: true })).toMatchObject({
      imageId: 'payments-desktop',
      buildId: expect.stringMatching(/^img-0+$/),
    });
    expect(served.requests).toEqual([]);
  });

  it('starts one build when the scaffolder dies or the answer is lost', async () => {
    const task = new Task();
    served.lostAnswers = 1;
    task.dies = true;
    await expect(run({}, task)).rejects.toThrow('The scaffolder died.');
    expect(await run({}, task)).toMatchObject({ buildId: FIRST });
    expect(await run({}, task)).toMatchObject({ buildId: FIRST });
    expect(served.vdi.builds.size).toBe(1);
  });

  it('starts one for each round, each step and each task', async () => {
    const task = new Task();
    const ids = [];
    for (const options of [
      { each: { key: '0', value: 'a' } },
      { each: { key: '1', value: 'b' } },
      { each: { key: '0', value: 'a' } },
      { step: { id: 'another step, with ümlaut' } },
    ]) {
      ids.push((await run(options, task)).buildId);
    }
    ids.push((await run({}, new Task('task-2'))).buildId);

    expect(ids.map(id => Number(String(id).slice(4)))).toEqual([1, 2, 1, 3, 4]);
  });

  it("gives the backend's own sentence when it refuses", async () => {
    await expect(run({ input: { imageId: 'nowhere' } })).rejects.toThrow(
      "There is no image project 'nowhere'.",
    );
  });
});
