import { TestDatabases } from '@backstage/backend-test-utils';
import type { PoolWindow } from '@deskstage/backstage-plugin-vdi-common';
import { addHibernatingVersion } from '../__testUtils__/addHibernatingVersion';
import { PoolTown, UBUNTU } from './__testUtils__/PoolTown';

jest.setTimeout(120_000);

const window: PoolWindow = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '10:00',
  to: '11:00',
  timeZone: 'UTC',
  size: 3,
};

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('PoolKeeper on %p', id => {
  let pool: PoolTown;

  beforeEach(async () => {
    pool = await PoolTown.create(await databases.init(id));
  });

  afterEach(() => pool.close());

  /** Statements on the database while something runs. */
  async function statements(action: () => Promise<void>): Promise<string[]> {
    const seen: string[] = [];
    const note = ({ sql }: { sql: string }) => seen.push(sql);
    pool.town.knex.on('query', note);
    await action();
    pool.town.knex.off('query', note);
    return seen;
  }

  it('fills up to the target, and then looks without writing or locking anything', async () => {
    await pool.set({ baseSize: 3 });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 3 });
    await pool.pass(5);
    expect(await pool.census()).toEqual({ pooled: 3 });

    const idle = await statements(() => pool.backend.keeper.run());
    expect(idle.filter(sql => !/^select/i.test(sql))).toEqual([]);
    expect(idle.filter(sql => /for update/i.test(sql))).toEqual([]);
    expect(idle.length).toBeLessThanOrEqual(5);
  });

  it('does not read the templates anew at every look', async () => {
    await pool.set({ baseSize: 2 });
    await pool.pass(2);
    const { control } = pool.town.simulator;
    control.clearCalls();
    await pool.pass(15);
    const calls = control.calls();
    expect(calls['ec2:DescribeLaunchTemplates']).toBeLessThanOrEqual(25);
    expect(calls['ec2:DescribeLaunchTemplates']).toBe(
      calls['ec2:DescribeLaunchTemplateVersions'],
    );
  });

  it('notes how it stands for the chart, every five minutes', async () => {
    await pool.set({ baseSize: 2 });
    await pool.pass(21);
    const samples = await pool.backend.pools.samples(UBUNTU, new Date(0));
    expect(samples).toHaveLength(5);
    expect(samples[0]).toMatchObject({ target: 2, warm: 0, starting: 0 });
    expect(samples[4]).toMatchObject({ target: 2, warm: 2, starting: 0 });
    const hours = await pool.backend.pools.idleHours(
      new Date(0),
      pool.town.now(),
    );
    expect(hours.get(UBUNTU)).toBeCloseTo((2 * 15) / 60, 0);
  });

  it('refills when it is kicked for a claim, without a tick', async () => {
    await pool.set({ baseSize: 2 });
    await pool.pass(2);
    const claimed = await pool.claim('amara');
    expect(claimed).toMatchObject({ status: 'ready', startedByHand: false });
    for (let times = 0; times < 50; times += 1) {
      pool.backend.keeper.kick(UBUNTU);
    }
    const looks = await statements(async () => {
      while ((await pool.members()).length < 2) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    });
    expect(await pool.census()).toEqual({ pooled: 1, requested: 1 });
    // Fifty claims at once are looked at together.
    expect(looks.filter(sql => /pool_states/.test(sql)).length).toBeLessThan(9);
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 2 });
  });

  it('ends members when a window ends', async () => {
    await pool.set({ baseSize: 1, windows: [window] });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 1 });
    await pool.jumpTo('2026-03-02T10:00:00Z');
    expect(await pool.census()).toEqual({ pooled: 3 });
    const mine = await pool.claim('amara');
    await pool.pass(2);
    await pool.jumpTo('2026-03-02T11:00:00Z');
    expect(await pool.census()).toEqual({ pooled: 1 });
    expect(pool.machines()).toBe(2);
    expect(await pool.backend.store.get(mine.id)).toMatchObject({
      status: 'ready',
      ownerRef: 'user:default/amara',
    });
  });

  it.each([
    ['stop', 'stop'],
    // Its version was not made for hibernation.
    ['hibernate', 'stop'],
  ] as const)(
    'keeps unwanted members (%s) and gives a stopped one away when no warm one is left',
    async (unwanted, stopMode) => {
      await pool.set({ windows: [window], unwanted });
      await pool.jumpTo('2026-03-02T10:00:00Z');
      expect(await pool.census()).toEqual({ pooled: 3 });
      await pool.jumpTo('2026-03-02T11:00:00Z');
      const stopped = await pool.members();
      expect(stopped).toHaveLength(3);
      expect(stopped).toEqual(
        Array(3).fill(expect.objectContaining({ status: 'stopped', stopMode })),
      );

      const mine = await pool.claim('amara');
      expect(mine).toMatchObject({ status: 'starting', intent: 'run' });
      expect(stopped.map(each => each.id)).toContain(mine.id);
      await pool.pass(2);
      expect(await pool.backend.store.get(mine.id)).toMatchObject({
        status: 'ready',
        osUser: 'desktop',
      });

      await pool.jumpTo('2026-03-03T10:00:00Z');
      expect(await pool.census()).toEqual({ pooled: 3 });
      // Two were started again and one was launched.
      expect(pool.machines()).toBe(4);
    },
  );

  it('hibernates members that can', async () => {
    const version = await addHibernatingVersion(pool.town.ec2, UBUNTU);
    await pool.town.rollOut(UBUNTU, version);
    await pool.set({ windows: [window], unwanted: 'hibernate' });
    await pool.jumpTo('2026-03-02T10:00:00Z');
    await pool.jumpTo('2026-03-02T11:00:00Z');
    expect(await pool.members()).toEqual(
      Array(3).fill(
        expect.objectContaining({ status: 'stopped', stopMode: 'hibernate' }),
      ),
    );
  });

  it('ends stopped members when nothing is to be kept any more', async () => {
    await pool.set({ windows: [window], unwanted: 'stop' });
    await pool.jumpTo('2026-03-02T10:00:00Z');
    await pool.jumpTo('2026-03-02T11:00:00Z');
    expect(await pool.census()).toEqual({ stopped: 3 });
    await pool.set({ windows: [{ ...window, size: 1 }], unwanted: 'stop' });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ stopped: 1 });
    await pool.set({ windows: [window], unwanted: 'terminate' });
    await pool.pass(2);
    expect(await pool.census()).toEqual({});
    expect(pool.machines()).toBe(0);
  });

  it('rolls another version out within the surge, and finds old members when it is rolled back', async () => {
    await pool.set({ baseSize: 4, surge: 1 });
    await pool.pass(2);
    const before = (await pool.members()).map(each => each.id);
    await pool.town.rollOut(UBUNTU, 3);
    let most = 0;
    let least = 9;
    const watch = async () => {
      const members = await pool.members();
      most = Math.max(most, members.length);
      const warm = members.filter(({ status }) => status === 'pooled');
      least = Math.min(least, warm.length);
    };
    await pool.pass(1.5, watch);
    const half = await pool.census(3);
    expect(half.pooled).toBeGreaterThan(0);
    expect(half.pooled).toBeLessThan(4);
    const { pooled: left } = await pool.census(2);

    await pool.town.rollOut(UBUNTU, 2);
    await pool.pass(2, watch);
    const back = await pool.members();
    expect(back.map(each => each.templateVersion)).toEqual([2, 2, 2, 2]);
    expect(back.filter(each => before.includes(each.id)).length).toBe(left);

    await pool.town.rollOut(UBUNTU, 3);
    await pool.pass(6, watch);
    expect(await pool.census(3)).toEqual({ pooled: 4 });
    expect(await pool.census()).toEqual({ pooled: 4 });
    expect([most, least]).toEqual([5, 4]);
  });

  it('replaces members past their age', async () => {
    await pool.set({ baseSize: 2, maxAgeHours: 1 });
    await pool.pass(2);
    const before = (await pool.members()).map(each => each.id);
    await pool.jumpTo('2026-03-02T08:50:00Z');
    expect((await pool.members()).map(each => each.id)).toEqual(before);
    await pool.jumpTo('2026-03-02T09:05:00Z');
    await pool.pass(3);
    const after = await pool.members();
    expect(after.map(({ status }) => status)).toEqual(['pooled', 'pooled']);
    expect(after.filter(each => before.includes(each.id))).toEqual([]);
  });

  it('backs off from a template that fails, says why, and recovers', async () => {
    pool.town.simulator.control.setFaults([
      { kind: 'command-failure', message: 'dcvserver is not installed' },
    ]);
    await pool.set({ baseSize: 4 });
    await pool.pass(40);
    const state = (await pool.backend.pools.states()).get(UBUNTU);
    expect(state?.failure).toContain('dcvserver is not installed');
    expect(state?.failures).toBeGreaterThan(3);
    expect(state?.failures).toBeLessThan(8);
    const [launched] = await pool.town
      .knex('workstations')
      .count({ count: '*' });
    // All at first, then one at a time with longer and longer pauses.
    expect(Number(launched.count)).toBeLessThan(4 + 8);
    expect(pool.machines()).toBeLessThanOrEqual(1);

    pool.town.simulator.control.setFaults([]);
    await pool.pass(70);
    expect(await pool.census()).toEqual({ pooled: 4 });
    expect((await pool.backend.pools.states()).get(UBUNTU)).toMatchObject({
      failures: 0,
      heldUntil: undefined,
      failure: undefined,
    });
  });

  it('tries again at once when somebody changes its settings', async () => {
    pool.town.simulator.control.setFaults([{ kind: 'command-failure' }]);
    await pool.set({ baseSize: 1 });
    await pool.pass(30);
    pool.town.simulator.control.setFaults([]);
    expect(await pool.census()).toEqual({});
    await pool.set({ baseSize: 2 });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 2 });
  });

  it('starts and ends nothing while it is paused', async () => {
    await pool.set({ baseSize: 3 });
    await pool.pass(2);
    await pool.set({ baseSize: 1, paused: true });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 3 });
    await pool.claim('amara');
    await pool.set({ baseSize: 5, paused: true });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 2 });
    await pool.set({ baseSize: 5 });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 5 });
  });

  it('lets people go first while EC2 has no machines', async () => {
    pool.town.simulator.control.setFaults([
      { kind: 'capacity', service: 'ec2' },
    ]);
    const mine = await pool.claim('amara');
    await pool.pass(1);
    await pool.set({ baseSize: 3 });
    await pool.pass(2);
    expect(await pool.census()).toEqual({});
    pool.town.simulator.control.setFaults([]);
    await pool.pass(3);
    expect(await pool.backend.store.get(mine.id)).toMatchObject({
      status: 'ready',
    });
    expect(await pool.census()).toEqual({ pooled: 3 });
  });

  it('lets people go before members that already wait for their machines', async () => {
    await pool.set({ baseSize: 3 });
    await pool.backend.keeper.run();
    const mine = await pool.claim('amara');
    expect(mine.status).toBe('requested');
    pool.town.simulator.control.setFaults([
      { kind: 'throttle', service: 'ec2', action: 'RunInstances' },
    ]);
    await pool.pass(1);
    pool.town.simulator.control.setFaults([]);
    await pool.pass(3);
    const launched = await pool.town
      .knex('workstation_events')
      .where('type', 'launched')
      .orderBy('at');
    const when = (wanted: boolean) =>
      launched
        .filter(each => (each.workstation_id === mine.id) === wanted)
        .map(each => Number(each.at));
    expect(when(true)).toHaveLength(1);
    expect(when(true)[0]).toBeLessThanOrEqual(Math.min(...when(false)));
    expect(await pool.census()).toEqual({ pooled: 3 });
  });

  it('ends unused members with the pool, and leaves alone those that were started by hand', async () => {
    await pool.set({ baseSize: 2 });
    await pool.backend.store.requestPooled({
      template: await pool.town.template(UBUNTU),
      count: 2,
      actor: { kind: 'user', ref: 'user:default/admin' },
      now: pool.town.now(),
    });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 2 });
    expect(pool.machines()).toBe(4);
    await pool.set(undefined);
    await pool.pass(2);
    expect(await pool.census()).toEqual({});
    const byHand = await pool.town
      .knex('workstations')
      .where('started_by_hand', true)
      .pluck('status');
    expect(byHand).toEqual(['pooled', 'pooled']);
    // Somebody else's from then on, like any other.
    expect(await pool.claim('amara')).toMatchObject({ status: 'ready' });
  });

  it('leaves the others in peace when one pool cannot be planned', async () => {
    await pool.town.setPool('gone', { baseSize: 5, windows: [] });
    await pool.town.knex('pools').insert({
      template_id: 'broken',
      settings: '{"baseSize":1,"windows":[{"timeZone":7}]}',
      updated_at: pool.town.now(),
      updated_by_kind: 'system',
    });
    await pool.set({ baseSize: 1 });
    await pool.pass(2);
    expect(await pool.census()).toEqual({ pooled: 1 });
  });
});
