import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { NOON, noonPlus } from '../../__testUtils__/builders';
import { MIGRATIONS_DIRECTORY } from '../../database';
import {
  AMARA,
  anImageBuild,
  anImageProject,
  imageSettings,
  SYSTEM_ACTOR,
} from '../__testUtils__/imageBuilders';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import { DatabaseImageStore } from './DatabaseImageStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const CREATED = { type: 'created', actor: AMARA } as const;
const REQUESTED = { type: 'build-requested', actor: AMARA } as const;
const STARTED = { type: 'build-started', actor: SYSTEM_ACTOR } as const;

describe.each(databases.eachSupportedId())('image projects on %s', id => {
  let knex: Knex;
  let store: DatabaseImageStore;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    store = DatabaseImageStore.create({ knex });
  });

  beforeEach(async () => {
    for (const table of [
      'image_projects',
      'image_builds',
      'image_packages',
      'image_events',
    ]) {
      await knex(table).delete();
    }
  });

  const insert = (changes: Partial<ImageProjectRecord> = {}) =>
    store.insertProject(anImageProject(changes), CREATED);
  const build = async (changes: Partial<ImageBuildRecord> = {}) =>
    (await store.insertBuild(anImageBuild(changes), REQUESTED)).build;
  /** A build that has ended. */
  const ended = async (changes: Partial<ImageBuildRecord>) =>
    store.updateBuild(await build(), changes, [], NOON);

  it('keeps what is written, once', async () => {
    const project = anImageProject({
      sourceUrl: 'https://example.org/images',
      appliedRevision: 1,
      attempts: 2,
      attemptedAt: noonPlus(1),
      attemptedRevision: 1,
      checkedAt: noonPlus(2),
      problem: 'The base is gone.',
      nextCheckAt: noonPlus(3),
    });
    expect(await store.insertProject(project, CREATED)).toEqual({
      created: true,
      project,
    });
    const again = await insert({ ownerRef: 'group:default/others' });
    expect(again).toEqual({ created: false, project });
    expect(await store.project('payments')).toEqual(project);
    expect(await store.allProjects()).toEqual([project]);
    const { items } = await store.listEvents('payments', { limit: 5 });
    expect(items).toMatchObject([{ ...CREATED, at: NOON }]);
  });

  it('changes a project that nobody else has changed', async () => {
    const { project } = await insert({ problem: 'Broken.' });
    const settings = imageSettings({ name: 'Another' });
    const changed = await store.updateProject(
      project,
      { settings, problem: null, status: 'ready' },
      [{ type: 'changed', actor: AMARA }],
      noonPlus(1),
    );
    expect(changed).toMatchObject({ revision: 2, settings, status: 'ready' });
    expect(changed?.problem).toBeUndefined();
    expect(
      await store.updateProject(project, { status: 'broken' }, [CREATED], NOON),
    ).toBeUndefined();
    const { items } = await store.listEvents('payments', { limit: 5 });
    expect(items.map(each => each.type)).toEqual(['changed', 'created']);
  });

  it('lists those with a problem first, page by page', async () => {
    const names = ['delta', 'Beta', 'alpha', 'Gamma'];
    for (const name of names) {
      const { project } = await insert({
        id: name.toLowerCase(),
        settings: imageSettings({ name }),
        ownerRef: name === 'Gamma' ? 'group:default/lab' : 'user:default/amara',
      });
      if (name === 'Gamma') {
        await store.updateProject(project, { status: 'broken' }, [], NOON);
      }
    }
    const failed = await build({ projectId: 'delta' });
    await store.updateBuild(failed, { status: 'failed' }, [], NOON);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.listProjects({ limit: 1, cursor });
      expect(page.total).toBe(4);
      seen.push(...page.items.map(each => each.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['gamma', 'delta', 'alpha', 'beta']);
    const idsOf = async (query: { q?: string; ownerRefs?: string[] }) => {
      const page = await store.listProjects({ limit: 9, ...query });
      expect(page.total).toBe(page.items.length);
      return page.items.map(each => each.id);
    };
    expect(await idsOf({ q: 'BET' })).toEqual(['beta']);
    expect(await idsOf({ q: '%' })).toEqual([]);
    expect(await idsOf({ ownerRefs: ['group:default/lab'] })).toEqual([
      'gamma',
    ]);
    expect(await idsOf({ ownerRefs: [] })).toEqual([]);
    await expect(
      store.listProjects({ limit: 1, cursor: 'nonsense' }),
    ).rejects.toThrow('cursor');
  });

  it('puts a project back when its next build is well', async () => {
    await insert();
    await insert({ id: 'lab', settings: imageSettings({ name: 'A lab' }) });
    const first = await build();
    const order = async () =>
      (await store.listProjects({ limit: 9 })).items.map(each => each.id);
    expect(await order()).toEqual(['lab', 'payments']);
    await store.updateBuild(first, { status: 'failed' }, [], NOON);
    expect(await order()).toEqual(['payments', 'lab']);
    await build();
    expect(await order()).toEqual(['lab', 'payments']);
  });

  it('numbers builds, and has one of a request and one of an image', async () => {
    await insert();
    const first = await build({ requestKey: 'k-1' });
    expect(first).toMatchObject({ number: 1, revision: 1, status: 'queued' });
    const again = await store.insertBuild(
      anImageBuild({ requestKey: 'k-1' }),
      REQUESTED,
    );
    expect(again).toEqual({ created: false, build: first });
    const seen = anImageBuild({ imageArn: 'arn:1', trigger: 'schedule' });
    expect(await store.insertBuild(seen, STARTED)).toMatchObject({
      created: true,
      build: { number: 2 },
    });
    const other = anImageBuild({ imageArn: 'arn:1', trigger: 'outside' });
    expect(await store.insertBuild(other, STARTED)).toMatchObject({
      created: false,
      build: { id: seen.id },
    });
    const { items } = await store.listEvents('payments', { limit: 9 });
    expect(items.map(each => [each.type, each.buildNumber])).toEqual([
      ['build-started', 2],
      ['build-requested', 1],
      ['created', undefined],
    ]);
    expect(items[0].buildId).toBe(seen.id);
  });

  it('refuses a second build at a time, and one of a project that goes', async () => {
    const { project } = await insert();
    const first = await build();
    for (const status of ['queued', 'building', 'trying'] as const) {
      await knex('image_builds').update({ status });
      await expect(build()).rejects.toThrow('Build 1 of');
    }
    await knex('image_builds').update({ status: 'candidate' });
    expect(await build()).toMatchObject({ number: 2 });
    expect(first.number).toBe(1);
    await expect(build({ projectId: 'none' })).rejects.toThrow('no image');
    await store.updateProject(project, { status: 'deleting' }, [], NOON);
    await expect(build()).rejects.toThrow('being deleted');
  });

  it('gives one of many requests at once a build', async () => {
    await insert();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => build()),
    );
    expect(outcomes.filter(each => each.status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('keeps all of a build', async () => {
    await insert();
    const entered = await build();
    const changes: Partial<ImageBuildRecord> = {
      status: 'promoted',
      stage: 'test',
      imageArn: 'arn:1',
      recipeVersion: '1.2.3',
      startAskedAt: noonPlus(1),
      startedAt: noonPlus(2),
      endedAt: noonPlus(3),
      steps: [{ stage: 'build', name: 'Apply', status: 'done' }],
      amiId: 'ami-1',
      templateVersion: 4,
      failure: { stage: 'try', message: 'It was slow.' },
      cancelRequested: true,
      trialAttempt: 2,
      trialStatus: 'passed',
      trialWorkstationId: 'ws-1',
      trialStartedAt: noonPlus(4),
      trialEndedAt: noonPlus(5),
      trialMessage: 'It works.',
      trialCommandId: 'c-1',
      promotionWanted: { by: AMARA, as: 'promoted' },
      promotedAt: noonPlus(6),
      promotedBy: AMARA,
      decidedBy: SYSTEM_ACTOR,
      retiredAt: noonPlus(7),
      discardedAt: noonPlus(8),
    };
    const updated = await store.updateBuild(entered, changes, [], NOON);
    expect(updated).toEqual({ ...entered, ...changes, revision: 2 });
    expect(await store.build('payments', entered.id)).toEqual(updated);
    expect(await store.buildByNumber('payments', 1)).toEqual(updated);
    expect(await store.build('others', entered.id)).toBeUndefined();
    expect(
      await store.updateBuild(entered, { status: 'failed' }, [STARTED], NOON),
    ).toBeUndefined();
    expect(await store.packages(entered.id)).toEqual([]);
    const packages = [{ name: 'git', version: '2' }];
    await store.putPackages(entered.id, [{ name: 'x', version: '1' }]);
    await store.putPackages(entered.id, packages);
    expect(await store.packages(entered.id)).toEqual(packages);
  });

  it('lists builds newest first, and sums projects up', async () => {
    await insert();
    await insert({ id: 'lab' });
    await ended({ status: 'promoted', templateVersion: 2, amiId: 'ami-1' });
    await ended({ status: 'candidate', templateVersion: 3 });
    await ended({ status: 'candidate', templateVersion: 4 });
    await ended({ status: 'failed' });
    const first = await store.listBuilds('payments', { limit: 3 });
    expect(first.items.map(each => each.number)).toEqual([4, 3, 2]);
    expect(first.total).toBe(4);
    const second = await store.listBuilds('payments', {
      limit: 3,
      cursor: first.nextCursor,
    });
    expect(second.items.map(each => each.number)).toEqual([1]);
    expect(second.nextCursor).toBeUndefined();
    await expect(
      store.listBuilds('payments', { limit: 3, cursor: "1'" }),
    ).rejects.toThrow('cursor');
    const candidates = await store.buildsWith('payments', ['candidate']);
    expect(candidates.map(each => each.number)).toEqual([3, 2]);
    const sums = await store.summaries(
      new Map([
        ['payments', 2],
        ['lab', undefined],
      ]),
    );
    expect(sums.get('lab')).toEqual({});
    expect(sums.get('payments')).toMatchObject({
      last: { number: 4 },
      candidate: { number: 3 },
      current: { number: 1 },
    });
  });

  it('knows how long builds take', async () => {
    await insert();
    for (const seconds of [100, 900, 300]) {
      await ended({
        status: 'promoted',
        amiId: 'ami-1',
        startedAt: NOON,
        endedAt: noonPlus(seconds),
      });
    }
    await ended({ status: 'failed', startedAt: NOON, endedAt: noonPlus(1) });
    expect(await store.typicalSeconds(['payments', 'lab'])).toEqual(
      new Map([['payments', 300]]),
    );
    expect(await store.typicalSeconds([])).toEqual(new Map());
  });

  const reserve = (replicaId: string, now = NOON) =>
    store.reserveDue({
      replicaId,
      now,
      until: new Date(now.getTime() + 60_000),
      limit: 10,
    });

  it('gives a due project to one replica, until it is given back', async () => {
    await insert();
    await insert({ id: 'later', nextCheckAt: noonPlus(1000) });
    expect(await reserve('a')).toEqual({ projectIds: ['payments'] });
    expect(await reserve('b')).toEqual({ projectIds: [] });
    await store.release('payments', 'b', NOON);
    expect(await reserve('b')).toEqual({ projectIds: [] });
    await store.release('payments', 'a', noonPlus(10));
    expect(await reserve('b', noonPlus(9))).toEqual({ projectIds: [] });
    expect(await reserve('b', noonPlus(10))).toEqual({
      projectIds: ['payments'],
    });
    // The replica died: its reservation runs out.
    expect(await reserve('a', noonPlus(71))).toEqual({
      projectIds: ['payments'],
    });
  });

  it('keeps due what became due meanwhile', async () => {
    await insert();
    await reserve('a');
    expect(await store.hasten('payments', noonPlus(1))).toBe(true);
    expect(await store.hasten('none', NOON)).toBe(false);
    expect(await reserve('b', noonPlus(1))).toEqual({ projectIds: [] });
    await store.release('payments', 'a', noonPlus(1000));
    expect(await reserve('b', noonPlus(1))).toEqual({
      projectIds: ['payments'],
    });
    await store.release('payments', 'b', noonPlus(1000));
    expect(await reserve('b', noonPlus(2))).toEqual({ projectIds: [] });
  });

  it('never gives a project to two at once', async () => {
    for (let index = 0; index < 12; index += 1) {
      await insert({ id: `p-${index}` });
    }
    const rounds = await Promise.all(
      ['a', 'b', 'c'].map(each => reserve(each)),
    );
    const ids = rounds.flatMap(each => each.projectIds);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...(await reserve('d')).projectIds]).toHaveLength(12);
  });

  it('hands each line of the history out once', async () => {
    await insert();
    await build();
    const take = (now: Date) =>
      store.unpublished({
        now,
        until: new Date(now.getTime() + 30_000),
        limit: 10,
      });
    const lines = await take(NOON);
    expect(lines).toMatchObject([
      { type: 'created', project: { id: 'payments' } },
      { type: 'build-requested', buildNumber: 1 },
    ]);
    expect(await take(NOON)).toEqual([]);
    await store.markPublished([lines[0].id], NOON);
    expect(await take(noonPlus(31))).toMatchObject([
      { type: 'build-requested' },
    ]);
  });

  it('removes a project with all that belongs to it', async () => {
    await insert();
    await insert({ id: 'lab' });
    const { id: buildId } = await build();
    await store.putPackages(buildId, [{ name: 'git', version: '2' }]);
    await store.removeProject('payments');
    await store.removeProject('payments');
    for (const table of ['image_builds', 'image_packages']) {
      expect(await knex(table)).toEqual([]);
    }
    expect((await knex('image_events')).map(each => each.project_id)).toEqual([
      'lab',
    ]);
    expect((await store.allProjects()).map(each => each.id)).toEqual(['lab']);
  });
});
