import { mockServices } from '@backstage/backend-test-utils';
import { NOON } from '../__testUtils__/builders';
import { HealthMonitor } from '../health';
import { ConfiguredPrices } from '../prices';
import {
  aTemplate,
  FakeLaunchTemplates,
  NO_SETTINGS,
  LAB,
} from './__testUtils__/FakeLaunchTemplates';
import { TemplateCatalog } from './TemplateCatalog';
import { TemplateService, type TemplateReader } from './TemplateService';

const DEVELOPER: TemplateReader = {
  ownershipRefs: ['user:default/amara', 'group:default/developers'],
  managesTemplates: false,
};
const ADMIN: TemplateReader = { ownershipRefs: [], managesTemplates: true };

describe('TemplateService', () => {
  const clock = () => NOON;
  let ec2: FakeLaunchTemplates;
  let service: TemplateService;

  beforeEach(() => {
    ec2 = new FakeLaunchTemplates([aTemplate(), LAB]);
    const logger = mockServices.logger.mock();
    service = new TemplateService({
      catalog: new TemplateCatalog({
        launchTemplates: ec2,
        settings: NO_SETTINGS,
        subnetIds: [],
        health: new HealthMonitor({ logger, clock }),
        clock,
      }),
      settings: NO_SETTINGS,
      prices: new ConfiguredPrices({
        hourly: { linux: { 'm7i.xlarge': 0.2 } },
      }),
      store: {
        countByTemplate: async () => [
          {
            templateId: 'ubuntu-developer',
            version: 1,
            live: 5,
            warm: 4,
            byHand: 0,
            owned: 1,
          },
          {
            templateId: 'ubuntu-developer',
            version: 2,
            live: 3,
            warm: 2,
            byHand: 0,
            owned: 1,
          },
        ],
        typicalSeconds: async ids => new Map(ids.map(id => [id, 42] as const)),
      },
    });
  });

  it('lists what the person is entitled to', async () => {
    const idsFor = async (reader: TemplateReader) =>
      (await service.list(reader)).map(each => each.id);
    expect(await idsFor(DEVELOPER)).toEqual(['ubuntu-developer']);
    expect(await idsFor(ADMIN)).toEqual(['lab', 'ubuntu-developer']);
    for (const ref of ['group:default/scientists', 'user:default/cy']) {
      expect(
        await idsFor({ ownershipRefs: [ref], managesTemplates: false }),
      ).toEqual(['lab', 'ubuntu-developer']);
    }
  });

  it('offers a template tagged for no group to nobody but administrators', async () => {
    ec2.templates = [{ ...LAB, groups: [] }];
    expect(await service.list(DEVELOPER)).toEqual([]);
    expect(await service.list(ADMIN)).toHaveLength(1);
  });

  it('shows what is warm of the default version, and how long a launch takes', async () => {
    const [template] = await service.list(DEVELOPER);
    expect(template).toMatchObject({
      id: 'ubuntu-developer',
      defaultVersion: 2,
      latestVersion: 3,
      instanceType: 'm7i.xlarge',
      vcpus: 4,
      memoryMiB: 16_384,
      diskGiB: 80,
      readyNow: 2,
      typicalSeconds: 42,
    });
  });

  it('shows all versions with their workstations', async () => {
    const { versions } = await service.get('ubuntu-developer', DEVELOPER);
    expect(versions).toMatchObject([
      { version: 3, isDefault: false, workstations: 0, readyNow: 0 },
      { version: 2, isDefault: true, workstations: 3, readyNow: 2 },
      { version: 1, isDefault: false, workstations: 5, readyNow: 4 },
    ]);
  });

  it('tells those who manage templates which versions are in use', async () => {
    expect((await service.list(DEVELOPER))[0].inUse).toBeUndefined();
    const all = await service.list(ADMIN);
    expect(all.find(each => each.id === 'ubuntu-developer')?.inUse).toEqual([
      { version: 2, workstations: 3, readyNow: 2 },
      { version: 1, workstations: 5, readyNow: 4 },
    ]);
  });

  it('does not tell an unknown template from one of other people', async () => {
    for (const id of ['lab', 'none']) {
      await expect(service.get(id, DEVELOPER)).rejects.toMatchObject({
        name: 'NotFoundError',
        message: `There is no template '${id}'.`,
      });
      await expect(
        service.choose(id, undefined, DEVELOPER),
      ).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(`'${id}' is no longer offered`),
      });
    }
  });

  it('chooses the default version, or one that exists', async () => {
    expect(
      await service.choose('ubuntu-developer', undefined, DEVELOPER),
    ).toEqual({
      templateId: 'ubuntu-developer',
      templateName: 'Ubuntu developer desktop',
      launchTemplateId: 'lt-ubuntu',
      templateVersion: 2,
      platform: 'linux',
      identityMode: 'shared',
      sharedUser: 'desktop',
      hibernation: false,
      diskGib: 80,
      stopAfter: undefined,
    });
    expect(
      await service.choose('ubuntu-developer', 3, DEVELOPER),
    ).toMatchObject({ templateVersion: 3 });
    await expect(
      service.choose('ubuntu-developer', 9, DEVELOPER),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('has no version 9'),
    });
  });

  it('shows what has no image yet as not ready, and launches none of it', async () => {
    expect(await service.list(DEVELOPER)).toMatchObject([{ ready: true }]);
    ec2.withoutImage = [1];
    await expect(
      service.choose('ubuntu-developer', 1, DEVELOPER),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('its first image is being built'),
    });
  });

  it('has a template that is not ready when its default version has no image', async () => {
    ec2.withoutImage = [2];
    expect(await service.list(DEVELOPER)).toMatchObject([{ ready: false }]);
    await expect(
      service.choose('ubuntu-developer', undefined, DEVELOPER),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(
      await service.choose('ubuntu-developer', 3, DEVELOPER),
    ).toMatchObject({ templateVersion: 3 });
  });

  it('knows whether a template exists', async () => {
    await expect(service.assertExists('lab')).resolves.toBeUndefined();
    await expect(service.assertExists('none')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
