import { TestDatabases } from '@backstage/backend-test-utils';
import { NOON, noonPlus } from '../__testUtils__/builders';
import { aCaller } from '../__testUtils__/people';
import { ImageDesk } from './__testUtils__/ImageDesk';
import { AMARA, anImageProject } from './__testUtils__/imageBuilders';
import type { ImageBuildRecord } from './model';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const ID = 'payments';
const amara = {
  ...aCaller('user:default/amara'),
  ownershipRefs: ['user:default/amara', 'group:default/payments'],
};
const jonas = {
  ...aCaller('user:default/jonas'),
  ownershipRefs: ['user:default/jonas', 'group:default/payments'],
};

describe.each(databases.eachSupportedId())('ImageBuilds on %p', id => {
  let desk: ImageDesk;

  beforeEach(async () => {
    desk = await ImageDesk.create(databases, id);
    await desk.store.insertProject(anImageProject({ status: 'ready' }), {
      type: 'created',
      actor: AMARA,
    });
  });

  const end = async (buildId: string) => {
    const build = await desk.store.build(ID, buildId);
    await desk.store.updateBuild(build!, { status: 'failed' }, [], NOON);
  };
  const wantOf = async ({ id: buildId }: Pick<ImageBuildRecord, 'id'>) =>
    (await desk.store.build(ID, buildId))?.promotionWanted;

  describe('starting', () => {
    it('has one build at a time', async () => {
      const first = await desk.builds.start(amara, ID);
      expect(first).toMatchObject({ number: 1, status: 'queued' });
      await expect(desk.builds.start(jonas, ID)).rejects.toThrow(
        "Build 1 of 'payments' is under way; wait until it has ended, or cancel it.",
      );
      await end(first.id);
      expect((await desk.builds.start(jonas, ID)).number).toBe(2);
    });

    it('starts one of several requests at the same time', async () => {
      const answers = await Promise.allSettled(
        [1, 2, 3].map(() => desk.builds.start(amara, ID)),
      );
      expect(answers.map(each => each.status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
    });

    it('answers a repeated key with the first build, also when that has ended', async () => {
      const first = await desk.builds.start(amara, ID, 'click-1');
      expect((await desk.builds.start(amara, ID, 'click-1')).id).toBe(first.id);
      await end(first.id);
      expect((await desk.builds.start(amara, ID, 'click-1')).id).toBe(first.id);
      expect((await desk.builds.start(amara, ID, 'click-2')).number).toBe(2);
    });

    it('holds a key to be that of one person and one project', async () => {
      const first = await desk.builds.start(amara, ID, 'click-1');
      await end(first.id);
      const other = await desk.builds.start(jonas, ID, 'click-1');
      expect(other).toMatchObject({ number: 2, requestedBy: jonas.actor });

      await desk.store.insertProject(anImageProject({ id: 'ledger' }), {
        type: 'created',
        actor: AMARA,
      });
      const elsewhere = await desk.builds.start(amara, 'ledger', 'click-1');
      expect(elsewhere).toMatchObject({ imageId: 'ledger', number: 1 });
    });
  });

  it('does nothing with what is being deleted', async () => {
    const build = await desk.build();
    const project = await desk.store.project(ID);
    await desk.store.updateProject(project!, { status: 'deleting' }, [], NOON);
    for (const wish of [
      () => desk.builds.start(amara, ID),
      () => desk.builds.act(amara, ID, build.id, 'promote'),
      () => desk.builds.rollBack(amara, ID),
    ]) {
      await expect(wish()).rejects.toThrow(
        "Image project 'payments' is being deleted.",
      );
    }
  });

  describe('rolling back', () => {
    let builds: ImageBuildRecord[];

    beforeEach(async () => {
      builds = [];
      // The first was made the default again after the second
      for (const [index, minutes] of [30, 20, 40].entries()) {
        builds.push(
          await desk.build({
            status: 'promoted',
            templateVersion: index + 1,
            promotedAt: noonPlus(minutes * 60),
          }),
        );
      }
      desk.makeDefault(ID, 3);
    });

    it('goes to what was the default before, whatever its number', async () => {
      const back = await desk.builds.rollBack(amara, ID);
      expect(back.id).toBe(builds[0].id);
      expect(await wantOf(builds[0])).toEqual({
        by: amara.actor,
        as: 'rolled-back',
      });
      expect(desk.onChange).toHaveBeenCalledWith(ID);
    });

    it('goes to the build that is named', async () => {
      const back = await desk.builds.rollBack(amara, ID, builds[1].id);
      expect(back.id).toBe(builds[1].id);
      expect(await wantOf(builds[0])).toBeUndefined();
    });

    it('changes nothing where it is so already', async () => {
      await desk.builds.rollBack(amara, ID, builds[2].id);
      expect(await wantOf(builds[2])).toBeUndefined();
      await desk.builds.rollBack(amara, ID, builds[1].id);
      await desk.builds.rollBack(jonas, ID, builds[1].id);
      expect((await wantOf(builds[1]))?.by).toEqual(amara.actor);
    });

    it('goes to nothing that never was the default, or is retired', async () => {
      const candidate = await desk.build();
      const retired = await desk.build({
        status: 'retired',
        promotedAt: NOON,
      });
      for (const each of [candidate, retired]) {
        await expect(desk.builds.rollBack(amara, ID, each.id)).rejects.toThrow(
          /^'buildId' names a build that never was the default version, or whose image is gone/,
        );
      }
    });

    it('goes to nothing that is retired meanwhile', async () => {
      const find = desk.store.build.bind(desk.store);
      jest.spyOn(desk.store, 'build').mockImplementationOnce(async (...all) => {
        const build = await find(...all);
        await desk.store.updateBuild(build!, { status: 'retired' }, [], NOON);
        return build;
      });
      await expect(
        desk.builds.rollBack(amara, ID, builds[0].id),
      ).rejects.toThrow(/whose image is gone/);
      expect(await wantOf(builds[0])).toBeUndefined();
    });
  });

  it('has nothing to go back to before the second default', async () => {
    await desk.build({ status: 'promoted', templateVersion: 1 });
    desk.makeDefault(ID, 1);
    await expect(desk.builds.rollBack(amara, ID)).rejects.toThrow(
      "No earlier build of 'payments' was the default version.",
    );
  });
});
