import { TestDatabases } from '@backstage/backend-test-utils';
import { noonPlus } from '../__testUtils__/builders';
import { aCaller } from '../__testUtils__/people';
import { aTemplate, LAB } from '../templates/__testUtils__/FakeLaunchTemplates';
import { ImageDesk } from './__testUtils__/ImageDesk';
import {
  AMARA,
  anImageProject,
  imageSettings,
} from './__testUtils__/imageBuilders';
import type { ImageBuildRecord } from './model';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const ID = 'payments';
const amara = aCaller('user:default/amara');

describe.each(databases.eachSupportedId())('ImageReader on %p', id => {
  let desk: ImageDesk;

  beforeEach(async () => {
    desk = await ImageDesk.create(databases, id);
    await desk.store.insertProject(anImageProject({ status: 'ready' }), {
      type: 'created',
      actor: AMARA,
    });
  });

  describe('the changes of a build', () => {
    let builds: ImageBuildRecord[];

    /** A build with this version of one package. */
    const build = async (
      version: string,
      changes: Partial<ImageBuildRecord> = {},
    ) => {
      const made = await desk.build({
        settings: imageSettings({ packages: [`git-${version}`] }),
        ...changes,
      });
      await desk.store.putPackages(made.id, [{ name: 'git', version }]);
      builds.push(made);
      return made;
    };
    const promoted = (version: number) =>
      build(`2.${version}`, {
        status: 'promoted',
        templateVersion: version,
        promotedAt: noonPlus(version * 60),
      });
    const changesOf = (each: ImageBuildRecord, since?: ImageBuildRecord) =>
      desk.reader.changes(amara, ID, each.id, since?.id);

    beforeEach(() => {
      builds = [];
    });

    it('are none of the first', async () => {
      expect(await changesOf(await build('2.1'))).toEqual({
        settings: [],
        packages: [],
      });
    });

    it('are those since the default version that people have', async () => {
      await promoted(1);
      await promoted(2);
      await build('2.3', { status: 'rejected' });
      const candidate = await build('2.4', { templateVersion: 4 });
      // Somebody went back to the first
      desk.makeDefault(ID, 1);
      const changes = await changesOf(candidate);
      expect(changes.since?.id).toBe(builds[0].id);
      expect(changes.packages).toEqual([
        { name: 'git', from: '2.1', to: '2.4' },
      ]);
      expect(changes.settings).toEqual([
        { field: 'packages', from: 'git-2.1', to: 'git-2.4' },
      ]);
    });

    it('of one that was the default are those since the one before', async () => {
      for (const version of [1, 2, 3]) {
        await promoted(version);
      }
      desk.makeDefault(ID, 1);
      expect((await changesOf(builds[2])).since?.id).toBe(builds[1].id);
      expect((await changesOf(builds[0])).since).toBeUndefined();
    });

    it('are known where the one before is retired', async () => {
      await build('2.1', { status: 'retired', promotedAt: noonPlus(60) });
      const latest = await promoted(2);
      expect((await changesOf(latest)).since?.id).toBe(builds[0].id);
    });

    it('are those since the build that is named', async () => {
      await promoted(1);
      const rejected = await build('2.2', { status: 'rejected' });
      const candidate = await build('2.3');
      const changes = await changesOf(candidate, rejected);
      expect(changes.packages).toEqual([
        { name: 'git', from: '2.2', to: '2.3' },
      ]);
    });

    it('are none of packages while those are not known', async () => {
      await promoted(1);
      const fresh = await desk.build({ status: 'queued' });
      const { since, packages } = await changesOf(fresh);
      expect([since?.id, packages]).toEqual([builds[0].id, []]);
    });
  });

  describe('the choices', () => {
    const bases = async () =>
      (await desk.reader.choices(amara)).bases.map(each => each.templateId);

    it('are templates with a pipeline that stay', async () => {
      desk.makeDefault(ID, 1);
      expect((await bases()).sort()).toEqual([ID, 'ubuntu-developer']);
      const project = await desk.store.project(ID);
      await desk.store.updateProject(
        project!,
        { status: 'deleting' },
        [],
        noonPlus(0),
      );
      expect(await bases()).toEqual(['ubuntu-developer']);
    });

    it('are those that one may launch, or all for those who manage images', async () => {
      desk.ec2.templates = [aTemplate({ groups: LAB.groups })];
      expect(await bases()).toEqual([]);
      desk.rights = { ...desk.rights, manageImages: true };
      expect(await bases()).toEqual(['ubuntu-developer']);
    });
  });

  it('shows nobody images who may not see them', async () => {
    desk.rights = {
      readImages: false,
      createImages: false,
      manageImages: false,
    };
    for (const read of [
      () => desk.reader.list(amara, {}),
      () => desk.reader.get(amara, ID),
      () => desk.reader.choices(amara),
      () => desk.reader.builds(amara, ID, { limit: 1 }),
      () => desk.reader.events(amara, ID, { limit: 1 }),
    ]) {
      await expect(read()).rejects.toThrow('You may not see image projects.');
    }
  });
});
