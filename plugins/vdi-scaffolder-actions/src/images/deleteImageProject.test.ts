import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createDeleteImageProjectAction } from './deleteImageProject';
import { examples } from './deleteImageProject.examples';

describe('vdi:imageProject:delete', () => {
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
    task.run(createDeleteImageProjectAction(served), {
      input: { imageId: 'payments-desktop' },
      ...options,
    });

  it.each(examples)('runs its example: $description', async example => {
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:imageProject:delete');

    expect(await run({ input })).toEqual({
      imageId: 'payments-desktop',
      status: 'deleting',
    });
    expect(served.vdi.images.size).toBe(0);
    expect(served.requests).toEqual([
      'DELETE /images/payments-desktop as user:default/mock',
    ]);
  });

  it('deletes nothing in a dry run', async () => {
    const task = new Task();
    expect(await run({ isDryRun: true }, task)).toMatchObject({
      status: 'deleting',
    });
    expect(served.vdi.images.size).toBe(1);
    expect(task.lines).toEqual([
      "Dry run: the image project 'Payments desktop' would be deleted.",
    ]);
  });

  it('is content when the project is gone, as it is after a crash', async () => {
    const task = new Task();
    task.dies = true;
    await expect(run({}, task)).rejects.toThrow('The scaffolder died.');
    expect(await run({}, task)).toMatchObject({ status: 'deleted' });
    expect(task.lines).toEqual([
      "There is no image project 'payments-desktop'.",
    ]);
  });

  it("gives the backend's own sentence when it refuses", async () => {
    served.vdi.deleteImage = () => {
      const error = new Error('2 workstations of it still exist.');
      error.name = 'ConflictError';
      throw error;
    };
    await expect(run()).rejects.toThrow(/^2 workstations of it still exist.$/);
  });
});
