import { CreateLaunchTemplateCommand, EC2Client } from '@aws-sdk/client-ec2';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { PoolKeeper } from '../pools';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const POOL = '/pools/ubuntu-developer';

describe('pools of a running portal', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    // Without its ticks the keeper does what it is kicked for, and nothing else.
    jest.spyOn(PoolKeeper.prototype, 'run').mockResolvedValue();
    portal = await TestPortal.start({
      permissions: true,
      pools: { unbuilt: { baseSize: 2, windows: [] } },
    });
    const ec2 = new EC2Client({
      endpoint: portal.simulator.awsEndpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'simulator', secretAccessKey: 'simulator' },
    });
    for (const id of ['unbuilt', 'fresh']) {
      await ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: id,
          LaunchTemplateData: { InstanceType: 'm7i.xlarge' },
          TagSpecifications: [
            {
              ResourceType: 'launch-template',
              Tags: [
                { Key: 'vdi:deployment', Value: 'demo' },
                { Key: 'vdi:template', Value: id },
              ],
            },
          ],
        }),
      );
    }
    ec2.destroy();
  });

  afterAll(async () => {
    await portal.stop();
    jest.restoreAllMocks();
  });

  async function until(condition: (pool: Pool) => boolean): Promise<Pool> {
    for (;;) {
      const { body } = await portal.call('service', 'GET', POOL);
      if (condition(body)) {
        return body;
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  const configure = (settings: object) =>
    portal.call('administrator', 'PUT', POOL, { body: settings });

  it('fill when they are set, refill when somebody takes a member, and end with their settings', async () => {
    const { body: set } = await configure({ baseSize: 2, windows: [] });
    expect(set).toMatchObject({
      source: 'portal',
      target: 2,
      settings: { baseSize: 2, windows: [] },
      updatedBy: { kind: 'user', ref: 'user:default/mei' },
    });
    await until(({ warm }) => warm === 2);

    const { body: mine } = await portal.call('owner', 'POST', '/workstations', {
      body: { templateId: 'ubuntu-developer' },
    });
    expect(mine).toMatchObject({ status: 'ready' });
    const refilled = await until(({ warm }) => warm === 2);
    expect(refilled.today).toMatchObject({
      claimed: 1,
      missed: 0,
      medianSeconds: 0,
      p99Seconds: 0,
    });

    // Nothing was warm of this version: somebody had to wait for it.
    await portal.workstation('stranger', {
      templateId: 'ubuntu-developer',
      version: 3,
    });
    expect((await until(() => true)).today).toMatchObject({
      claimed: 1,
      missed: 1,
    });

    const { body: ended } = await portal.call('administrator', 'DELETE', POOL);
    expect(ended).toMatchObject({ source: 'none', target: 0 });
    expect(ended).not.toHaveProperty('settings');
    await until(({ warm, starting }) => warm + starting === 0);
    expect(
      (await portal.call('service', 'GET', `/workstations/${mine.id}`)).body,
    ).toMatchObject({ status: 'ready' });

    const { body: changes } = await portal.call(
      'administrator',
      'GET',
      '/templates/ubuntu-developer/changes',
    );
    expect(changes.items).toMatchObject([
      { kind: 'pool', details: { to: null } },
      { kind: 'pool', details: { from: null, to: { baseSize: 2 } } },
    ]);
  });

  it('are replaced at once when another version becomes the default', async () => {
    await configure({ baseSize: 1, windows: [] });
    await until(({ warm }) => warm === 1);
    await portal.call('administrator', 'PATCH', '/templates/ubuntu-developer', {
      body: { defaultVersion: 3 },
    });
    expect(await until(({ starting }) => starting > 0)).toMatchObject({
      version: 3,
      warm: 0,
      old: 1,
    });
  });

  it('are refused for a template without an image, and say so when the configuration has one', async () => {
    const refused = await portal.call('administrator', 'PUT', '/pools/fresh', {
      body: { baseSize: 1, windows: [] },
    });
    expect([refused.status, refused.body.error.message]).toEqual([
      409,
      "The default version 1 of template 'fresh' has no image, so a pool could start nothing from it; build its image first, or make a version that has one the default.",
    ]);
    const reason = expect.stringMatching(/default version 1 has no image/);
    const { body } = await portal.call('observer', 'GET', '/pools/unbuilt');
    expect(body).toMatchObject({ target: 2, warm: 0, held: { reason } });
    const { body: operations } = await portal.call(
      'observer',
      'GET',
      '/operations',
    );
    expect(operations.pools).toEqual([{ templateId: 'unbuilt', reason }]);
  });

  it('keep nothing while their template is hidden, and fill again after', async () => {
    const hide = (hidden: boolean) =>
      portal.call('administrator', 'PATCH', '/templates/ubuntu-developer', {
        body: { settings: { hidden } },
      });
    await configure({ baseSize: 1, windows: [] });
    await until(({ warm }) => warm === 1);
    await hide(true);
    const empty = await until(({ warm, old }) => warm + old === 0);
    expect(empty).toMatchObject({
      target: 0,
      settings: { baseSize: 1 },
      held: { reason: expect.stringMatching(/^The template is hidden/) },
    });
    const { body } = await portal.call('observer', 'GET', `${POOL}/timeline`);
    expect(body.targets).toEqual([]);
    await hide(false);
    const full = await until(({ warm }) => warm === 1);
    expect(full).not.toHaveProperty('held');
  });

  it('show their target of the coming week', async () => {
    const window = {
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: '05:00',
      to: '08:00',
      timeZone: 'UTC',
      size: 4,
    };
    const { body: pool } = await configure({ baseSize: 1, windows: [window] });
    expect(pool.nextChange.target).toBe(pool.target === 4 ? 1 : 4);
    const { body } = await portal.call('observer', 'GET', `${POOL}/timeline`);
    const [now, ...targets] = body.targets;
    expect(now.target).toBe(pool.target);
    expect(targets.length).toBeGreaterThanOrEqual(13);
    expect(targets[0]).toEqual(pool.nextChange);
    for (const { at, target } of targets) {
      expect(at).toContain(target === 4 ? 'T05:00:00' : 'T08:00:00');
    }
  });
});
