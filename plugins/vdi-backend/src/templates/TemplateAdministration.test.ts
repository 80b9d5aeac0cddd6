import { TestDatabases } from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { RefusedError } from '../aws';
import { NOON } from '../__testUtils__/builders';
import { aCaller } from '../__testUtils__/people';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import { HealthMonitor } from '../health';
import { ConfiguredPrices } from '../prices';
import {
  aTemplate,
  FakeLaunchTemplates,
} from './__testUtils__/FakeLaunchTemplates';
import { DefaultVersions } from './DefaultVersions';
import { DatabaseTemplateStore } from './store';
import { TemplateAdministration } from './TemplateAdministration';
import { TemplateCatalog } from './TemplateCatalog';
import { TemplateService } from './TemplateService';

jest.setTimeout(60_000);

const ID = 'ubuntu-developer';
const MEI = 'user:default/mei';

const anEntity = (kind: string, name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
});

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'TemplateAdministration on %p',
  id => {
    let ec2: FakeLaunchTemplates;
    let store: DatabaseTemplateStore;
    let service: TemplateService;
    let administration: TemplateAdministration;
    let manages: boolean;
    const onChange = jest.fn();
    const caller = aCaller(MEI);
    const PERSON = {
      ownershipRefs: ['user:default/amara'],
      managesTemplates: false,
    };

    beforeEach(async () => {
      jest.clearAllMocks();
      manages = true;
      const fixture = await StoreFixture.create(databases, id);
      for (const table of ['template_settings', 'template_changes']) {
        await fixture.knex(table).delete();
      }
      const clock = () => NOON;
      const logger = mockServices.logger.mock();
      ec2 = new FakeLaunchTemplates([aTemplate()]);
      store = DatabaseTemplateStore.create({ knex: fixture.knex });
      const catalog = new TemplateCatalog({
        launchTemplates: ec2,
        settings: store,
        subnetIds: [],
        health: new HealthMonitor({ logger, clock }),
        clock,
      });
      const workstations = {
        countByTemplate: async () => [
          // Three of either version were started by hand, and one is on its way to the pool.
          {
            templateId: ID,
            version: 2,
            live: 13,
            warm: 7,
            byHand: 3,
            owned: 5,
          },
          {
            templateId: ID,
            version: 3,
            live: 4,
            warm: 4,
            byHand: 3,
            owned: 0,
          },
          {
            templateId: 'other',
            version: 3,
            live: 5,
            warm: 5,
            byHand: 0,
            owned: 0,
          },
        ],
        typicalSeconds: async () => new Map([[ID, 100]]),
      };
      service = new TemplateService({
        catalog,
        settings: store,
        prices: new ConfiguredPrices({ hourly: {} }),
        store: workstations,
      });
      administration = new TemplateAdministration({
        access: { rightsOf: async () => ({ manageTemplates: manages }) },
        catalog,
        templates: service,
        launchTemplates: ec2,
        entities: catalogServiceMock({
          entities: [anEntity('Group', 'payments'), anEntity('User', 'cy')],
        }),
        defaults: new DefaultVersions({
          catalog,
          launchTemplates: ec2,
          store,
          clock,
          onChange: () => {},
        }),
        store,
        workstations,
        poolOf: async () => ({ target: 4, surge: 2 }),
        clock,
        onChange,
      });
    });

    const update = (change: object) =>
      administration.update(caller, ID, change);

    it('launches for hibernation as it is set, and as the version says otherwise', async () => {
      const chosen = async () =>
        (await service.choose(ID, undefined, PERSON)).hibernation;
      expect(await chosen()).toBe(false);
      await administration.update(caller, ID, {
        settings: { hibernation: true },
      });
      expect(await chosen()).toBe(true);
      const [template] = await service.list(PERSON);
      expect(template.hibernation).toBe(true);
    });

    it('makes another version the default, keeps who did, and looks at the pool', async () => {
      const detail = await update({ defaultVersion: 3 });
      expect(detail.template.defaultVersion).toBe(3);
      expect(detail.versions[0]).toMatchObject({
        version: 3,
        isDefault: true,
        madeDefaultAt: NOON.toISOString(),
        madeDefaultBy: { kind: 'user', ref: MEI },
      });
      expect(onChange).toHaveBeenCalledWith(ID);
      // Rolled back; both are remembered.
      const back = await update({ defaultVersion: 2 });
      expect(back.template.defaultVersion).toBe(2);
      const { items } = await administration.changes(caller, ID, { limit: 9 });
      expect(items.map(({ kind, details }) => ({ kind, ...details }))).toEqual(
        expect.arrayContaining([
          { kind: 'default-version', from: 2, to: 3 },
          { kind: 'default-version', from: 3, to: 2 },
        ]),
      );
    });

    it('says beforehand what that does to the pool', async () => {
      expect(await administration.preview(caller, ID, 3)).toEqual({
        from: 2,
        to: 3,
        replaced: 4,
        reused: 1,
        kept: 5,
        surge: 2,
        steps: 2,
        typicalSeconds: 200,
      });
    });

    it('changes what is named and leaves the rest', async () => {
      await update({ settings: { hidden: true, stopAfterHours: 8 } });
      await expect(service.get(ID, PERSON)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      const detail = await update({
        settings: { hidden: false, groups: ['payments'], stopAfterHours: null },
      });
      expect(detail).toMatchObject({
        settings: {
          hidden: false,
          groups: ['group:default/payments'],
          stopAfterHours: null,
        },
        groups: ['group:default/payments'],
        updatedBy: { kind: 'user', ref: MEI },
      });
      expect(detail.template.stopAfterHours).toBeUndefined();
      expect(await service.list(PERSON)).toEqual([]);
      expect(
        await service.list({
          ownershipRefs: ['group:default/payments'],
          managesTemplates: false,
        }),
      ).toHaveLength(1);
      // For everybody again.
      await update({ settings: { groups: [] } });
      expect(await service.list(PERSON)).toHaveLength(1);
    });

    it('keeps a group that has left the catalog', async () => {
      ec2.templates = [aTemplate({ groups: ['group:default/gone'] })];
      const detail = await update({
        settings: { groups: ['group:default/gone', 'user:cy'] },
      });
      expect(detail.groups).toEqual(['group:default/gone', 'user:default/cy']);
    });

    it.each([
      [{ defaultVersion: 9 }, 'InputError', /has no version 9/],
      [{ defaultVersion: 1 }, 'InputError', /Version 1 .* has no image/],
      [
        { settings: { instanceTypes: ['z9.huge'] } },
        'InputError',
        /'z9\.huge', which EC2 does not offer/,
      ],
      [
        { settings: { groups: ['payments', 'x'] } },
        'InputError',
        /'settings\.groups' has 'group:default\/x', which is not in the catalog/,
      ],
      [
        { settings: { groups: ['user:cy', 'user:default/cy'] } },
        'InputError',
        /'settings\.groups' has 'user:default\/cy' more than once/,
      ],
      [
        { settings: { instanceTypes: ['m7i.xlarge', 'm7i.xlarge'] } },
        'InputError',
        /'settings\.instanceTypes' has 'm7i\.xlarge' more than once/,
      ],
      [
        { defaultVersion: 3, settings: { groups: ['a:b:c:d'] } },
        'InputError',
        /^'settings\.groups' has/,
      ],
    ])('refuses %j and stores nothing', async (change, name, message) => {
      ec2.withoutImage = [1];
      await expect(update(change)).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
      expect(await store.settings()).toEqual(new Map());
      expect((await store.changes(ID, { limit: 9 })).items).toEqual([]);
      expect(ec2.templates[0].defaultVersion).toBe(2);
      expect(onChange).not.toHaveBeenCalled();
    });

    it('stores nothing of a change that EC2 refuses', async () => {
      jest
        .spyOn(ec2, 'setDefaultVersion')
        .mockRejectedValue(new RefusedError('Locked', 'It is locked.'));
      await expect(
        update({ defaultVersion: 3, settings: { pinned: true } }),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('It is locked.'),
      });
      expect((await store.changes(ID, { limit: 9 })).items).toEqual([]);
      expect(await store.settings()).toEqual(new Map());
    });

    it('is for those who manage templates', async () => {
      manages = false;
      for (const attempt of [
        () => update({ defaultVersion: 3 }),
        () => administration.preview(caller, ID, 3),
        () => administration.changes(caller, ID, { limit: 5 }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({
          name: 'NotAllowedError',
        });
      }
      expect(ec2.templates[0].defaultVersion).toBe(2);
    });

    it('knows no template that is not there', async () => {
      await expect(
        administration.update(caller, 'none', { defaultVersion: 1 }),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    });
  },
);
