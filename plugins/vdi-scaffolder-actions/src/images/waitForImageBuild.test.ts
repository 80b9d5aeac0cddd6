import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { serveVdi, stepOf, Task, type ServedVdi } from '../__testUtils__';
import { createWaitForImageBuildAction } from './waitForImageBuild';
import { examples } from './waitForImageBuild.examples';

const BUILD = 'img-01k9zr3fs5ks2a1m6b7w4qtcve';
const PAGE = `/vdi/images/payments-desktop?build=${BUILD}`;

const BUILT = {
  status: 'candidate',
  amiId: 'ami-0123456789abcdef0',
  templateVersion: 2,
  trial: { status: 'passed', startedAt: '2026-11-02T09:00:00.000Z' },
} as const;

describe('vdi:imageProject:wait', () => {
  let served: ServedVdi;
  let looks: number;

  /** What each look sees; the last is seen for ever. */
  function showBuild(...stages: Partial<ImageBuild>[]) {
    looks = 0;
    served.vdi.build = () => ({
      build: {
        id: BUILD,
        imageId: 'payments-desktop',
        number: 3,
        status: 'queued',
        isDefault: false,
        trigger: 'request',
        requestedAt: '2026-11-02T08:00:00.000Z',
        actions: [],
        ...stages[Math.min(looks++, stages.length - 1)],
      },
      steps: [
        { stage: 'build', name: 'InstallTools', status: 'done' },
        { stage: 'build', name: 'InstallPackages', status: 'running' },
      ],
      packages: [],
    });
  }

  beforeAll(async () => {
    served = await serveVdi();
  });
  beforeEach(() => {
    served.reset();
    showBuild({}, { status: 'trying' }, BUILT);
  });
  afterAll(() => served.close());

  const run = (options: object = {}, task = new Task()) =>
    task.run(
      createWaitForImageBuildAction({
        calls: served.calls,
        intervals: { least: 1, most: 2 },
      }),
      {
        input: { imageId: 'payments-desktop', buildId: BUILD } as never,
        ...options,
      },
    );

  it.each(examples)('runs its example: $description', async example => {
    showBuild({}, { ...BUILT, status: 'promoted', isDefault: true });
    const { action, input } = stepOf(example);
    expect(action).toBe('vdi:imageProject:wait');

    expect(await run({ input })).toEqual({
      buildId: BUILD,
      status: 'promoted',
      isDefault: true,
      amiId: 'ami-0123456789abcdef0',
      templateVersion: 2,
      url: PAGE,
    });
    expect(served.requests[0]).toBe(
      `GET /images/payments-desktop/builds/${BUILD} as user:default/mock`,
    );
  });

  it('says what happens, each thing once', async () => {
    showBuild(
      {},
      { status: 'building', stage: 'build' },
      { status: 'building', stage: 'build' },
      { status: 'building', stage: 'distribute' },
      { status: 'trying' },
      BUILT,
    );
    const task = new Task();

    await run({}, task);

    expect(task.lines).toEqual([
      'Waiting for Image Builder.',
      'Image Builder installs: InstallPackages (2 of 2).',
      'Image Builder makes the AMI.',
      'A workstation of the image is tried.',
      "Build 3 of 'payments-desktop' is tested.",
    ]);
  });

  it('does not look in a dry run', async () => {
    expect(await run({ isDryRun: true })).toMatchObject({ buildId: BUILD });
    expect(served.requests).toEqual([]);
  });

  it('waits as long as the goal takes', async () => {
    const wait = (until: string) =>
      run({ input: { imageId: 'payments-desktop', buildId: BUILD, until } });

    showBuild({}, { status: 'trying' }, BUILT);
    expect(await wait('built')).toMatchObject({ status: 'trying' });
    showBuild({}, { status: 'trying' }, BUILT);
    expect(await wait('tested')).toMatchObject({ status: 'candidate' });
    showBuild(BUILT, BUILT, { ...BUILT, status: 'promoted' });
    expect(await wait('promoted')).toMatchObject({ status: 'promoted' });
  });

  it.each<[Partial<ImageBuild>, string]>([
    [
      {
        status: 'failed',
        failure: {
          stage: 'build',
          component: 'packages',
          step: 'Install',
          message: "There is no package 'jqq'",
        },
      },
      `Build 3 of 'payments-desktop' failed in step 'Install' of component 'packages': There is no package 'jqq'. See ${PAGE} in the portal.`,
    ],
    [
      {
        status: 'failed',
        failure: { stage: 'try', message: 'DCV did not answer.' },
      },
      `Build 3 of 'payments-desktop' failed its test: DCV did not answer. See ${PAGE} in the portal.`,
    ],
    [
      {
        status: 'failed',
        failure: { stage: 'distribute', message: 'No room.' },
      },
      `Build 3 of 'payments-desktop' failed (stage 'distribute'): No room. See ${PAGE} in the portal.`,
    ],
    [
      { status: 'cancelled' },
      `Build 3 of 'payments-desktop' was cancelled. See ${PAGE} in the portal.`,
    ],
    [
      { status: 'candidate', templateVersion: 2 },
      `Build 3 of 'payments-desktop' was not tested, as a newer one has overtaken it. See ${PAGE} in the portal.`,
    ],
    [
      { status: 'rejected' },
      `Build 3 of 'payments-desktop' was turned down. See ${PAGE} in the portal.`,
    ],
    [
      { status: 'retired' },
      `The image of build 3 of 'payments-desktop' was deleted to make room. See ${PAGE} in the portal.`,
    ],
  ])(
    'fails with a sentence when the build ended as %j',
    async (end, sentence) => {
      showBuild({}, end);
      await expect(run()).rejects.toThrow(sentence);
    },
  );

  it('stops when the task is cancelled', async () => {
    showBuild({});
    const controller = new AbortController();
    const done = run({ signal: controller.signal });
    const outcome = done.catch(error => error.message);
    while (served.requests.length < 3) {
      await new Promise(resolve => setImmediate(resolve));
    }

    controller.abort();

    expect(await outcome).toMatch(/was cancelled/);
  });

  it('gives up after the time that it was given', async () => {
    showBuild({});
    const start = Date.now();
    const now = jest.spyOn(Date, 'now');
    now.mockImplementation(() => start + looks * 60_000);

    await expect(
      run({
        input: {
          imageId: 'payments-desktop',
          buildId: BUILD,
          timeoutMinutes: 5,
        },
      }),
    ).rejects.toThrow(
      `Build 3 of 'payments-desktop' was not tested within 5 minutes; it goes on. See ${PAGE} in the portal.`,
    );
    now.mockRestore();
  });

  it('outlives a restart of the backend', async () => {
    showBuild({}, BUILT);
    served.lostAnswers = 1;
    expect(await run()).toMatchObject({ status: 'candidate' });

    served.failures = [503, 502, 503];
    await expect(run()).rejects.toThrow(
      'The VDI backend answered with 503: Not now.',
    );
  });

  it('goes on when the sign-in ends, for those who were allowed to look', async () => {
    showBuild({}, {}, {}, BUILT);
    const task = new Task();
    served.refused = who => who.startsWith('user:') && looks > 1;

    expect(await run({}, task)).toMatchObject({ status: 'candidate' });
    expect(served.requests.slice(-2)).toEqual([
      `GET /images/payments-desktop/builds/${BUILD} as plugin:scaffolder`,
      `GET /images/payments-desktop/builds/${BUILD} as plugin:scaffolder`,
    ]);

    // Resumed after a crash, when the sign-in is long over
    showBuild({}, BUILT);
    served.refused = who => who.startsWith('user:');
    expect(await run({}, task)).toMatchObject({ status: 'candidate' });

    // Nobody who never was allowed to look
    await expect(run({}, new Task('task-2'))).rejects.toThrow(
      'The sign-in of whoever started the task has expired; start the template again.',
    );
  });
});
