import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkstation } from '../__testUtils__/builders';
import { aCaller } from '../__testUtils__/people';
import { anImageRequest, ImageDesk } from './__testUtils__/ImageDesk';
import {
  anImageProject,
  imageSettings,
  SYSTEM_ACTOR,
} from './__testUtils__/imageBuilders';
import { IMAGE_TEST_OWNER } from './model';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

const amara = aCaller('user:default/amara');
const jonas = aCaller('user:default/jonas');

describe.each(databases.eachSupportedId())('ImageProjects on %p', id => {
  let desk: ImageDesk;

  beforeEach(async () => {
    desk = await ImageDesk.create(databases, id);
  });

  const create = (changes = {}, options = {}, caller = amara) =>
    desk.projects.create(caller, anImageRequest(changes), options);
  const change = (settings = {}, options = {}) =>
    desk.projects.change(
      amara,
      'payments',
      { settings: imageSettings(settings) },
      options,
    );

  describe('creating', () => {
    it('makes one project of any number of equal requests', async () => {
      const first = await create();
      const again = await create();
      expect(first.created).toBe(true);
      expect(again).toEqual({ created: false, detail: first.detail });
      expect(await desk.history()).toEqual(['created']);
      expect(desk.onChange.mock.calls).toEqual([['payments']]);
    });

    it('makes one project of equal requests at the same time', async () => {
      const answers = await Promise.all([create(), create(), create()]);
      expect(answers.filter(each => each.created)).toHaveLength(1);
      expect(await desk.history()).toEqual(['created']);
    });

    it('takes the same groups in another form for the same', async () => {
      await create({ settings: imageSettings({ groups: ['Payments'] }) });
      const groups = ['group:default/payments', 'payments'];
      const again = await create({ settings: imageSettings({ groups }) });
      expect(again.created).toBe(false);
      expect(again.detail.settings.groups).toEqual(['group:default/payments']);
    });

    it.each([
      { settings: imageSettings({ packages: ['jq'] }) },
      { sourceUrl: 'https://example.com/images' },
    ])('does not take %j for the same project', async changes => {
      await create();
      await expect(create(changes)).rejects.toThrow(
        "'id': there is an image project 'payments' with other settings already; take another name, or change that one.",
      );
    });

    it('gives nobody the project of another', async () => {
      await create();
      await expect(
        create({ owner: 'user:default/jonas' }, {}, jonas),
      ).rejects.toThrow(/with other settings already/);
      await expect(create({}, {}, jonas)).rejects.toThrow(
        'You do not belong to user:default/amara: choose yourself or a group of yours as the owner.',
      );
    });

    it('is refused when somebody has changed the project since it was read', async () => {
      const { updatedAt } = (await create()).detail;
      const since = (time: string | undefined, packages: string[]) =>
        desk.projects.change(amara, 'payments', {
          settings: imageSettings({ packages }),
          since: time,
        });
      expect((await since(updatedAt, ['jq'])).settings.packages).toEqual([
        'jq',
      ]);
      await expect(since('2026-01-01T00:00:00Z', ['htop'])).rejects.toThrow(
        /has been changed by user:default\/amara.* in the meantime: look at what is different/,
      );
      const kept = await desk.store.project('payments');
      expect(kept?.settings.packages).toEqual(['jq']);
    });

    it('writes nothing when it only tries', async () => {
      const { created, detail } = await create({}, { dryRun: true });
      expect([created, detail.project.id]).toEqual([false, 'payments']);
      expect(await desk.store.allProjects()).toEqual([]);
      expect(desk.onChange).not.toHaveBeenCalled();
    });

    it('waits until a deleted one is gone', async () => {
      await create();
      await desk.projects.delete(amara, 'payments');
      await expect(create()).rejects.toThrow(
        "'id': the image project 'payments' is being deleted; take another name, or try again when it is gone.",
      );
    });

    it('builds upon nothing that is being deleted', async () => {
      await create();
      await desk.projects.delete(amara, 'payments');
      const settings = imageSettings({ base: { templateId: 'payments' } });
      await expect(create({ id: 'upon-it', settings })).rejects.toThrow(
        "'settings.base.templateId' is 'payments', whose image project is being deleted; choose another base.",
      );
    });
  });

  describe('changing', () => {
    beforeEach(async () => {
      await create();
      desk.onChange.mockClear();
    });

    it('leaves its line in the history, once', async () => {
      const changed = await change({ packages: ['jq'] });
      expect(changed.settings.packages).toEqual(['jq']);
      await change({ packages: ['jq'] });
      expect(await desk.history()).toEqual(['created', 'changed']);
      const project = await desk.store.project('payments');
      expect(project?.settingsRevision).toBe(2);
    });

    it('writes nothing when it only tries', async () => {
      const before = await desk.store.project('payments');
      const tried = await change({ packages: ['jq'] }, { dryRun: true });
      expect(tried.settings.packages).toEqual(['jq']);
      expect(await desk.store.project('payments')).toEqual(before);
      expect(desk.onChange).not.toHaveBeenCalled();
    });

    it('takes the address of the source away', async () => {
      const change1 = { sourceUrl: 'https://example.com/images' };
      const put = await desk.projects.change(amara, 'payments', change1);
      expect(put.project.sourceUrl).toBe(change1.sourceUrl);
      const taken = await desk.projects.change(amara, 'payments', {
        sourceUrl: null,
      });
      expect(taken.project.sourceUrl).toBeUndefined();
    });

    /** Lets something happen between reading and writing. */
    const meanwhile = (happen: () => Promise<unknown>) => {
      const update = desk.store.updateProject.bind(desk.store);
      jest
        .spyOn(desk.store, 'updateProject')
        .mockImplementationOnce(async (...all) => {
          await happen();
          return update(...all);
        });
    };
    const keep = async (patch: object) => {
      const project = await desk.store.project('payments');
      await desk.store.updateProject(project!, patch, [], new Date());
    };

    it('writes over what the keeper did meanwhile', async () => {
      meanwhile(() => keep({ status: 'ready', pipelineArn: 'arn:pipeline' }));
      const changed = await change({ packages: ['jq'] });
      expect(changed.project.status).toBe('ready');
      expect(await desk.history()).toEqual(['created', 'changed']);
    });

    it('does not write over what somebody else changed meanwhile', async () => {
      meanwhile(() => change({ packages: ['git'] }));
      await expect(change({ packages: ['jq'] })).rejects.toThrow(
        "Image project 'payments' has changed in the meantime: load it again.",
      );
      const project = await desk.store.project('payments');
      expect(project?.settings.packages).toEqual(['git']);
    });

    it('changes nothing that is deleted meanwhile', async () => {
      meanwhile(() => desk.projects.delete(amara, 'payments'));
      await expect(change({ packages: ['jq'] })).rejects.toThrow(
        "Image project 'payments' is being deleted.",
      );
    });

    it('lets bases lead in no circle', async () => {
      await desk.store.insertProject(
        anImageProject({
          id: 'upon-it',
          settings: imageSettings({ base: { templateId: 'payments' } }),
        }),
        { type: 'created', actor: SYSTEM_ACTOR },
      );
      await expect(change({ base: { templateId: 'upon-it' } })).rejects.toThrow(
        "'settings.base' leads back to 'payments' itself; choose another one.",
      );
    });

    it('is not for others', async () => {
      await expect(desk.projects.change(jonas, 'payments', {})).rejects.toThrow(
        "Image project 'payments' belongs to user:default/amara: ask somebody of theirs, or an administrator.",
      );
      await expect(
        desk.projects.change(amara, 'payments', {
          owner: 'user:default/jonas',
        }),
      ).rejects.toThrow(/^You do not belong to user:default\/jonas/);
    });
  });

  describe('deleting', () => {
    beforeEach(async () => {
      await create();
    });

    const workstations = (...ownerRefs: (string | undefined)[]) =>
      desk.fixture.insert(
        ...ownerRefs.map(ownerRef =>
          aWorkstation({ templateId: 'payments', ownerRef }),
        ),
      );

    it('is refused while people have workstations of it', async () => {
      await workstations('user:default/amara');
      await expect(desk.projects.delete(amara, 'payments')).rejects.toThrow(
        "One workstation of 'payments' still exists: it has to be deleted first.",
      );
      await workstations('user:default/jonas');
      await expect(desk.projects.delete(amara, 'payments')).rejects.toThrow(
        "2 workstations of 'payments' still exist: they have to be deleted first.",
      );
      expect(await desk.history()).toEqual(['created']);
    });

    it('takes warm workstations and tests of images with it', async () => {
      await workstations(undefined, IMAGE_TEST_OWNER);
      const { project } = await desk.projects.delete(amara, 'payments');
      expect(project.status).toBe('deleting');
    });

    it('is refused while another project is built upon it', async () => {
      const settings = imageSettings({ base: { templateId: 'payments' } });
      await desk.store.insertProject(
        anImageProject({ id: 'upon-it', settings }),
        { type: 'created', actor: SYSTEM_ACTOR },
      );
      await expect(desk.projects.delete(amara, 'payments')).rejects.toThrow(
        "Image project 'upon-it' is built upon 'payments': give it another base first.",
      );
    });

    it('can be repeated, also at the same time', async () => {
      const answers = await Promise.all(
        [1, 2, 3].map(() => desk.projects.delete(amara, 'payments')),
      );
      expect(answers.map(each => each.project.status)).toEqual([
        'deleting',
        'deleting',
        'deleting',
      ]);
      expect(await desk.history()).toEqual(['created', 'delete-requested']);
    });
  });
});
