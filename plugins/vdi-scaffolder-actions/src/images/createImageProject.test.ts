import { createMockDirectory } from '@backstage/backend-test-utils';
import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createCreateImageProjectAction } from './createImageProject';
import { examples } from './createImageProject.examples';

const RECIPE = `
name: Payments desktop
base: { templateId: ubuntu-developer }
packages: [jq]
installScript: { file: install.sh }
components:
  - name: corporate-ca
    file: components/corporate-ca.yaml
instanceTypes: [m6i.xlarge]
schedule: { cron: '0 2 ? * SUN *' }
`;

const OTHER = {
  name: 'Another desktop',
  base: { templateId: 'ubuntu-developer' },
  instanceTypes: ['m6i.large'],
};

describe('vdi:imageProject:create', () => {
  const workspace = createMockDirectory();
  let served: ServedVdi;

  beforeAll(async () => {
    served = await serveVdi();
  });
  beforeEach(() => {
    served.reset();
    workspace.setContent({
      'image.yaml': RECIPE,
      'install.sh': 'echo done\n',
      components: { 'corporate-ca.yaml': 'schemaVersion: 1.0\n' },
    });
  });
  afterAll(() => served.close());

  const run = (input: object, options: object = {}, task = new Task()) =>
    task.run(createCreateImageProjectAction(served), {
      input: input as never,
      workspacePath: workspace.path,
      ...options,
    });

  it.each(examples)('runs its example: $description', async example => {
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:imageProject:create');

    expect(await run(input)).toEqual({
      imageId: 'payments-desktop',
      templateId: 'payments-desktop',
      name: 'Payments desktop',
      owner: 'group:default/payments',
      url: '/vdi/images/payments-desktop',
      pricePerHour: 0.192,
    });
    expect(served.requests.at(-1)).toBe('POST /images as user:default/mock');
  });

  it('sends a recipe with the texts of its files, for a full owner', async () => {
    await run({
      id: 'payments-desktop',
      owner: 'payments',
      recipePath: 'image.yaml',
    });

    const made = served.vdi.image('payments-desktop');
    expect(made.project.owner).toBe('group:default/payments');
    expect(made.settings).toEqual({
      name: 'Payments desktop',
      base: { templateId: 'ubuntu-developer' },
      packages: ['jq'],
      installScript: 'echo done\n',
      components: [{ name: 'corporate-ca', document: 'schemaVersion: 1.0\n' }],
      instanceTypes: ['m6i.xlarge'],
      schedule: { cron: '0 2 ? * SUN *', onlyWhenChanged: true },
    });
  });

  it('checks everything and changes nothing in a dry run', async () => {
    const { input } = stepOf(examples[1]);
    expect(await run(input, { isDryRun: true })).toMatchObject({
      imageId: 'payments-desktop',
    });
    expect(served.vdi.images.size).toBe(0);

    served.vdi.createImage(
      { ...(input as object), settings: OTHER } as never,
      false,
    );
    await expect(run(input, { isDryRun: true })).rejects.toThrow(
      "There is an image project 'payments-desktop' with other settings already.",
    );
    await run({ ...(input as object), update: true }, { isDryRun: true });
    expect(served.vdi.image('payments-desktop').settings).toEqual(OTHER);
  });

  it('changes nothing when it is only to check', async () => {
    const { input } = stepOf(examples[1]);
    const task = new Task();
    const check = { ...(input as object), checkOnly: true };

    expect(await run(check, {}, task)).toMatchObject({ pricePerHour: 0.192 });
    expect(served.vdi.images.size).toBe(0);
    expect(task.lines).toEqual([
      "The image project 'payments-desktop' can be made; nothing was changed.",
    ]);

    await run(input, { step: { id: 'project' } }, task);
    // A task that runs again has made the project itself
    await run(check, {}, task);
    expect(served.vdi.images.size).toBe(1);
  });

  it('changes a project of the same owner only when it is told to', async () => {
    const { input } = stepOf(examples[1]);
    const existing = { ...(input as object), settings: OTHER } as never;
    served.vdi.createImage(existing, false);

    await expect(run(input)).rejects.toThrow(
      "There is an image project 'payments-desktop' with other settings already.",
    );
    expect(served.vdi.image('payments-desktop').settings).toEqual(OTHER);

    await run({ ...(input as object), update: true });
    expect(served.vdi.image('payments-desktop').settings.name).toBe(
      'Payments desktop',
    );

    await expect(
      run({ ...(input as object), owner: 'platform', update: true }),
    ).rejects.toThrow(/with other settings already/);
    await expect(
      run({ ...(input as object), id: 'ubuntu-developer', update: true }),
    ).rejects.toThrow("The name 'ubuntu-developer' is taken by a template.");
  });

  it('makes one project when the scaffolder dies or the answer is lost', async () => {
    const { input } = stepOf(examples[1]);
    const task = new Task();
    task.dies = true;
    await expect(run(input, {}, task)).rejects.toThrow('The scaffolder died.');
    served.lostAnswers = 1;

    expect(await run(input, {}, task)).toMatchObject({
      imageId: 'payments-desktop',
    });
    expect(served.vdi.images.size).toBe(1);
    expect(task.lines).toEqual([
      'The VDI backend does not answer; trying again.',
      "The image project 'payments-desktop' belongs to group:default/payments.",
    ]);

    served.requests = [];
    expect(await run(input, {}, task)).toMatchObject({
      imageId: 'payments-desktop',
    });
    expect(served.requests).toEqual([]);
  });

  it.each([
    ['x: [', "'image.yaml' is not YAML: "],
    ['[]', "'image.yaml' is no recipe of an image: the file: "],
    [
      'name: x\nbase: { templateId: ubuntu }\ninstanceTypes: []',
      "'image.yaml' is no recipe of an image: instanceTypes: ",
    ],
    [
      `${RECIPE}\npakages: [jq]`,
      "'image.yaml' is no recipe of an image: the file: Unrecognized key(s) in object: 'pakages'.",
    ],
    [
      RECIPE.replace('install.sh', 'nowhere.sh'),
      "There is no file './nowhere.sh' in the workspace.",
    ],
    [
      RECIPE.replace('install.sh', '../../secret'),
      'Relative path is not allowed',
    ],
    [
      RECIPE.replace(/file: components.*/, ''),
      "Component 'corporate-ca' needs either 'document' or 'file'.",
    ],
  ])('says what is wrong with the recipe %j', async (recipe, sentence) => {
    workspace.addContent({ 'image.yaml': recipe });

    await expect(
      run({ id: 'x', owner: 'payments', recipePath: 'image.yaml' }),
    ).rejects.toThrow(sentence);
    expect(served.requests).toEqual([]);
  });

  it('takes settings or a recipe, not both and not neither', async () => {
    const { input } = stepOf(examples[1]);
    const sentence = "Give either 'settings' or 'recipePath'.";
    await expect(run({ id: 'x', owner: 'payments' })).rejects.toThrow(sentence);
    await expect(
      run({ ...(input as object), recipePath: 'image.yaml' }),
    ).rejects.toThrow(sentence);
  });

  it('says that the sign-in has expired', async () => {
    served.refused = () => true;
    await expect(run(stepOf(examples[1]).input)).rejects.toThrow(
      'The sign-in of whoever started the task has expired; start the template again.',
    );
  });
});
