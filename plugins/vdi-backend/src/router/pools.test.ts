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
    portal = await TestPortal.start({ permissions: true });
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
