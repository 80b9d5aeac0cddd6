import { TAG, type LaunchTemplate } from '../aws';
import {
  anInstance,
  aWorkstation,
  aWorkstationId,
  NOON,
  noonPlus,
} from '../__testUtils__/builders';
import { DEFAULT_POLICY } from '../lifecycle';
import { adoptedWorkstation, restoredPatch } from './adoption';

const TEMPLATE: LaunchTemplate = {
  id: 'ubuntu-developer',
  launchTemplateId: 'lt-1',
  name: 'Ubuntu developer desktop',
  platform: 'linux',
  identityMode: 'shared',
  sharedUser: 'desktop',
  instanceTypes: [],
  subnetIds: [],
  defaultVersion: 4,
  latestVersion: 4,
};

const ID = aWorkstationId();

const TAGS = {
  [TAG.workstation]: ID,
  [TAG.owner]: 'user:default/amara',
  [TAG.template]: 'ubuntu-developer',
  [TAG.templateVersion]: '3',
  [TAG.launch]: 'vdi-1',
  [TAG.name]: 'Shop (blue) (user:default/amara)',
};

function adopt(
  changes: Parameters<typeof anInstance>[0] = {},
  template: Partial<LaunchTemplate> = {},
) {
  return adoptedWorkstation({
    instance: anInstance({ tags: TAGS, ...changes }),
    templates: [{ ...TEMPLATE, ...template }],
    now: noonPlus(3600),
    policy: DEFAULT_POLICY,
  });
}

describe('adoptedWorkstation', () => {
  it('rebuilds the row of a running machine, which is set up once more', () => {
    const instance = anInstance({ tags: TAGS });
    expect(adopt(instance)).toMatchObject({
      id: ID,
      status: 'starting',
      intent: 'run',
      name: 'Shop (blue)',
      ownerRef: 'user:default/amara',
      templateId: 'ubuntu-developer',
      templateVersion: 3,
      osUser: 'desktop',
      launchId: 'vdi-1',
      instanceId: instance.instanceId,
      privateDnsName: instance.privateDnsName,
      createdAt: NOON,
      readyAt: NOON,
      routeClosed: false,
      deadlineAt: noonPlus(3600 + 600),
      nextCheckAt: noonPlus(3600),
    });
  });

  it('leaves a stopped machine stopped', () => {
    for (const state of ['stopped', 'stopping'] as const) {
      expect(adopt({ state })).toMatchObject({
        status: 'stopped',
        intent: 'stop',
        deadlineAt: undefined,
      });
    }
  });

  it('kills the grants that an earlier database may have handed out', () => {
    expect(adopt()?.epoch).toBe(noonPlus(3600).getTime() / 1000);
  });

  it("gives a personal workstation its owner's account", () => {
    expect(adopt({}, { identityMode: 'personal' })?.osUser).toBe('amara');
  });

  it('is named after its id when the tag says nothing', () => {
    const { [TAG.name]: _, ...tags } = TAGS;
    expect(adopt({ tags })?.name).toBe(ID);
    expect(
      adopt({ tags: { ...TAGS, [TAG.name]: 'x'.repeat(255) } })?.name,
    ).toHaveLength(63);
  });

  it.each([
    [TAG.workstation, 'i-am-not-an-id'],
    [TAG.owner, ''],
    [TAG.template, 'gone'],
    [TAG.templateVersion, 'latest'],
  ])('is not possible with the tag %s saying %j', (tag, value) => {
    expect(adopt({ tags: { ...TAGS, [tag]: value } })).toBeUndefined();
  });
});

describe('restoredPatch', () => {
  const rebuilt = aWorkstation({
    id: ID,
    status: 'starting',
    name: 'from-the-tag',
    ownerRef: 'user:default/bo',
  });
  const patchFor = (changes: Parameters<typeof aWorkstation>[0]) =>
    restoredPatch(aWorkstation({ id: ID, ...changes }), rebuilt, NOON);

  it('gives a pooled row its owner and name', () => {
    expect(patchFor({ status: 'pooled', ownerRef: undefined })).toMatchObject({
      status: 'starting',
      ownerRef: 'user:default/bo',
      name: 'from-the-tag',
      instanceId: rebuilt.instanceId,
    });
  });

  it('gives a failed row its machine, kills grants and keeps what it is', () => {
    const epoch = NOON.getTime() / 1000 + 9;
    const patch = patchFor({
      status: 'failed',
      instanceId: undefined,
      name: 'as-it-was',
      epoch,
    });
    expect(patch).toMatchObject({ name: 'as-it-was', epoch: epoch + 1 });
    expect(patch).not.toHaveProperty('id');
    expect(patch).not.toHaveProperty('revision');
    expect(patch).not.toHaveProperty('createdAt');
  });

  it('leaves a row alone that has moved on', () => {
    expect(patchFor({ status: 'ready' })).toBeUndefined();
    expect(patchFor({ status: 'failed' })).toBeUndefined();
    expect(
      patchFor({ status: 'failed', instanceId: undefined, launchId: 'vdi-2' }),
    ).toBeUndefined();
  });
});
