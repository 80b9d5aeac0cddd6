import { DeleteImagePipelineCommand } from '@aws-sdk/client-imagebuilder';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  ImageTown,
  PROJECT,
  type ImageReplica,
} from './__testUtils__/ImageTown';
import { AMARA, imageSettings } from './__testUtils__/imageBuilders';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3'],
  disableDocker: true,
});

describe('ImageKeeper', () => {
  let town: ImageTown;
  let replica: ImageReplica;

  beforeEach(async () => {
    town = await ImageTown.create(await databases.init('SQLITE_3'));
    replica = town.replica();
  });

  afterEach(() => town.close());

  it('makes a project, builds an image, tries it and makes it the default', async () => {
    await town.project();
    await town.request();
    const build = await town.ends(replica, 1, 'promoted');
    expect(build).toMatchObject({
      templateVersion: 2,
      trialStatus: 'passed',
      trialAttempt: 1,
      promotedBy: { kind: 'system' },
      amiId: expect.stringMatching(/^ami-/),
      recipeVersion: expect.any(String),
    });
    expect(build.trialMessage).toContain('session was open');
    expect(build.steps.length).toBeGreaterThan(3);
    expect(await town.store.packages(build.id)).not.toEqual([]);
    expect(await town.defaultVersion()).toBe(2);
    expect(await town.find()).toMatchObject({ status: 'ready', attempts: 0 });
    expect(await town.history()).toEqual([
      'created',
      'build-requested',
      'build-started',
      'trial-started',
      'trial-passed',
      'promoted',
    ]);
    // Of the trial nothing is left.
    await town.until(replica, async () => (await town.trials()).length === 0);
  });

  it('says why a build failed, and builds again', async () => {
    await town.project({
      settings: imageSettings({ installScript: 'echo no\nexit 3' }),
    });
    await town.request();
    const failed = await town.ends(replica, 1, 'failed');
    expect(failed.failure).toMatchObject({ stage: 'build' });
    expect(failed.failure?.message).toMatch(/install script/i);
    expect(await town.defaultVersion()).toBe(1);
    await town.change({ installScript: 'echo yes' });
    await town.request();
    await town.ends(replica, 2, 'promoted');
    expect(await town.history()).toContain('build-failed');
  });

  it('never makes an image the default that failed its test', async () => {
    await town.project();
    await town.request();
    await town.until(
      replica,
      async () => (await town.build(1)).amiId !== undefined,
    );
    const { amiId } = await town.build(1);
    town.town.simulator.control.setImageBroken(amiId as string, true);
    const build = await town.ends(replica, 1, 'failed');
    expect(build).toMatchObject({
      trialStatus: 'failed',
      failure: { stage: 'try' },
    });
    await town.pass(replica, 1200);
    expect(await town.defaultVersion()).toBe(1);
    expect(await town.history()).toContain('trial-failed');
    await town.until(replica, async () => (await town.trials()).length === 0);
    // It is mended, and somebody tries it again.
    town.town.simulator.control.setImageBroken(amiId as string, false);
    await town.want(1, {
      status: 'trying',
      failure: null,
      trialStatus: null,
      trialWorkstationId: null,
    });
    await town.ends(replica, 1, 'promoted');
  });

  it('asks for approval, and promotes and rolls back when somebody says so', async () => {
    await town.project({ settings: imageSettings({ promotion: 'approval' }) });
    await town.request();
    await town.ends(replica, 1, 'candidate');
    await town.pass(replica, 600);
    expect(await town.defaultVersion()).toBe(1);
    expect(await town.history()).toContain('approval-wanted');
    const promote = { by: AMARA, as: 'promoted' } as const;
    await town.want(1, { promotionWanted: promote });
    expect(await town.ends(replica, 1, 'promoted')).toMatchObject({
      promotedBy: AMARA,
    });
    await town.change({ packages: ['git'] });
    await town.request();
    await town.ends(replica, 2, 'candidate');
    await town.want(2, { promotionWanted: promote });
    await town.ends(replica, 2, 'promoted');
    expect(await town.defaultVersion()).toBe(3);
    await town.want(1, {
      promotionWanted: { by: AMARA, as: 'rolled-back' },
    });
    await town.pass(replica, 10);
    expect(await town.defaultVersion()).toBe(2);
    expect((await town.history()).at(-1)).toBe('rolled-back');
  });

  it('leaves a pinned template as it is', async () => {
    await town.project({ settings: imageSettings({ promotion: 'pinned' }) });
    await town.request();
    await town.ends(replica, 1, 'candidate');
    expect(await town.history()).not.toContain('approval-wanted');
    expect(await town.defaultVersion()).toBe(1);
  });

  it('finds builds that began elsewhere', async () => {
    await town.project();
    await town.until(
      replica,
      async () => (await town.find()).status === 'ready',
    );
    const { aws } = town.town.replica();
    const { pipelineArn } = await town.find();
    await aws.images.start(pipelineArn as string, 'by-hand');
    await town.pass(replica, 400);
    const build = await town.ends(replica, 1, 'promoted');
    expect(build).toMatchObject({ trigger: 'outside' });
    expect(await town.builds()).toHaveLength(1);
  });

  it.each([0, 10, 30])('cancels a build after %d seconds', async seconds => {
    await town.project();
    await town.request();
    await town.pass(replica, seconds);
    await town.want(1, { cancelRequested: true, decidedBy: AMARA });
    await town.ends(replica, 1, 'cancelled');
    await town.pass(replica, 400);
    expect(await town.history()).toContain('build-cancelled');
    expect(await town.builds()).toHaveLength(1);
    expect(await town.defaultVersion()).toBe(1);
    expect(await town.trials()).toEqual([]);
    await town.request();
    await town.ends(replica, 2, 'promoted');
  });

  it('keeps a broken project, says why, and repairs it', async () => {
    await town.project({
      settings: imageSettings({ base: { templateId: 'nothing' } }),
    });
    await town.request();
    const build = await town.ends(replica, 1, 'failed');
    expect(build.failure?.message).toContain("'nothing'");
    expect(await town.find()).toMatchObject({
      status: 'broken',
      problem: expect.stringContaining("'nothing'"),
    });
    await town.pass(replica, 600);
    expect(
      (await town.history()).filter(each => each === 'broken'),
    ).toHaveLength(1);
    await town.change({ base: imageSettings().base });
    await town.until(
      replica,
      async () => (await town.find()).status === 'ready',
    );
    expect((await town.find()).problem).toBeUndefined();
    expect(await town.history()).toContain('repaired');
  });

  it('makes again what somebody took away', async () => {
    await town.project();
    await town.until(
      replica,
      async () => (await town.find()).status === 'ready',
    );
    const { pipelineArn } = await town.find();
    await town.town.clients.imageBuilder.send(
      new DeleteImagePipelineCommand({ imagePipelineArn: pipelineArn }),
    );
    // Whoever asks for a build has its parts looked at first.
    await town.request();
    await town.ends(replica, 1, 'promoted');
    expect(await town.history()).toContain('repaired');
  });

  it('deletes old images, never one that is needed', async () => {
    await town.project({ settings: imageSettings({ keep: 2 }) });
    for (let number = 1; number <= 6; number += 1) {
      await town.change({ description: `Number ${number}` });
      await town.request();
      await town.ends(replica, number, 'promoted');
    }
    await town.pass(replica, 600);
    const builds = await town.builds();
    expect(builds.map(({ number, status }) => [number, status])).toEqual([
      [6, 'promoted'],
      [5, 'promoted'],
      [4, 'promoted'],
      [3, 'promoted'],
      [2, 'retired'],
      [1, 'retired'],
    ]);
    const { aws } = town.town.replica();
    const amis = await aws.images.machineImages(
      builds.flatMap(each => each.amiId ?? []),
    );
    expect(amis.size).toBe(4);
    expect(builds.filter(each => each.discardedAt)).toHaveLength(2);
  });

  it('takes a project down with all that it has', async () => {
    await town.project();
    await town.request();
    const { amiId } = await town.ends(replica, 1, 'promoted');
    await town.change({ packages: ['git'] });
    await town.request();
    await town.pass(replica, 60);
    const project = await town.find();
    await town.store.updateProject(
      project,
      { status: 'deleting', nextCheckAt: town.town.now() },
      [],
      town.town.now(),
    );
    await town.until(
      replica,
      async () => (await town.store.project(PROJECT)) === undefined,
    );
    expect(town.gone).toEqual([PROJECT]);
    expect(await town.defaultVersion()).toBeUndefined();
    const { aws } = town.town.replica();
    expect((await aws.images.machineImages([amiId as string])).size).toBe(0);
    expect((await aws.images.blueprints()).has(PROJECT)).toBe(false);
    await town.pass(replica, 120);
    expect(await town.trials()).toEqual([]);
  });

  it('ends the trial of a project that is gone', async () => {
    await town.project();
    await town.request();
    await town.until(replica, async () => (await town.trials()).length === 1);
    await town.store.removeProject(PROJECT);
    await town.pass(replica, 180);
    expect(await town.trials()).toEqual([]);
  });

  it('moves a build on when AWS throttles or loses answers', async () => {
    const { control } = town.town.simulator;
    await town.project();
    await town.request();
    for (const kind of ['throttle', 'lost-response'] as const) {
      for (const action of [
        'CreateComponent',
        'CreateImageRecipe',
        'CreateImagePipeline',
        'StartImagePipelineExecution',
        'GetImage',
      ]) {
        control.addFault({ kind, service: 'imagebuilder', action, count: 1 });
      }
    }
    await town.ends(replica, 1, 'promoted');
    expect(await town.builds()).toHaveLength(1);
  });
});
