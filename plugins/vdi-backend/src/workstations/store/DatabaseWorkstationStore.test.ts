import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkstation, NOON, noonPlus } from '../../__testUtils__/builders';
import { StoreFixture } from '../../__testUtils__/StoreFixture';
import { SYSTEM, type NewEvent } from '../WorkstationRecord';

jest.setTimeout(60_000);

const stopping: NewEvent = { type: 'stopping', actor: SYSTEM };

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the store on %s', id => {
  let fixture: StoreFixture;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(() => fixture.clear());

  describe('changes a row', () => {
    it('and writes its history, keeping what the change does not name', async () => {
      const before = aWorkstation({ commandId: 'c-1', reasonCode: 'x' });
      await fixture.insert(before);
      const updated = await fixture.store.update(before, {
        patch: { status: 'stopping', commandId: undefined, deadlineAt: NOON },
        events: [{ ...stopping, message: 'Why', details: { seconds: 3 } }],
        now: NOON,
      });
      const { commandId, ...rest } = before;
      expect(updated).toEqual({
        ...rest,
        status: 'stopping',
        deadlineAt: NOON,
        revision: 2,
      });
      expect(await fixture.get(before.id)).toEqual(updated);
      expect(await fixture.events(before.id)).toMatchObject([
        {
          ...stopping,
          at: NOON,
          status: 'stopping',
          message: 'Why',
          details: { seconds: 3 },
        },
      ]);
    });

    it('not when somebody changed it since it was read', async () => {
      const before = aWorkstation();
      await fixture.insert(before);
      const change = {
        patch: { status: 'stopping' as const },
        events: [stopping],
        now: NOON,
      };
      const winner = await fixture.store.update(before, {
        patch: { status: 'terminating' },
        now: NOON,
      });
      expect(await fixture.store.update(before, change)).toBeUndefined();
      expect(await fixture.get(before.id)).toEqual(winner);
      expect(await fixture.events(before.id)).toEqual([]);
    });

    it('once of twenty changes at the same time', async () => {
      const before = aWorkstation();
      await fixture.insert(before);
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          fixture.store.update(before, {
            patch: { name: `name-${index}` },
            events: [stopping],
            now: NOON,
          }),
        ),
      );
      const [winner, ...others] = results.filter(each => each !== undefined);
      expect(others).toEqual([]);
      expect(await fixture.get(before.id)).toEqual(winner);
      expect(await fixture.events(before.id)).toHaveLength(1);
    });

    it('and its history together or not at all', async () => {
      const before = aWorkstation();
      await fixture.insert(before);
      const broken = { ...stopping, type: null as unknown as 'stopping' };
      await expect(
        fixture.store.update(before, {
          patch: { status: 'stopping' },
          events: [broken],
          now: NOON,
        }),
      ).rejects.toThrow(/null/i);
      expect(await fixture.get(before.id)).toEqual(before);
    });

    it('of which nothing is left', async () => {
      expect(
        await fixture.store.update(aWorkstation(), { patch: {}, now: NOON }),
      ).toBeUndefined();
    });
  });

  it('finds rows by id, any number of them', async () => {
    const rows = Array.from({ length: 1100 }, () => aWorkstation());
    await fixture.insert(...rows);
    const ids = rows.map(each => each.id);
    const found = await fixture.store.getMany([...ids, 'ws-none']);
    expect(found.map(each => each.id).sort()).toEqual(ids.sort());
    expect(await fixture.store.existing([...ids, 'ws-none'])).toEqual(
      new Set(ids),
    );
    expect(await fixture.store.get('ws-none')).toBeUndefined();
    expect(await fixture.store.getMany([])).toEqual([]);
  });

  describe('counts', () => {
    it('live and warm workstations of each version of a template', async () => {
      const version = (templateVersion: number, status: 'ready') =>
        aWorkstation({ templateVersion, status });
      const warm = {
        templateVersion: 2,
        status: 'pooled' as const,
        ownerRef: undefined,
      };
      await fixture.insert(
        version(1, 'ready'),
        version(2, 'ready'),
        aWorkstation({ ...warm, startedByHand: true }),
        aWorkstation(warm),
        aWorkstation({ templateVersion: 2, status: 'terminated' }),
        aWorkstation({ templateId: 'gone', status: 'terminated' }),
      );
      const counts = await fixture.store.countByTemplate();
      const templateId = 'ubuntu-developer';
      expect(counts.sort((a, b) => a.version - b.version)).toEqual([
        { templateId, version: 1, live: 1, warm: 0, byHand: 0, owned: 1 },
        { templateId, version: 2, live: 3, warm: 2, byHand: 1, owned: 1 },
      ]);
    });

    it('those with somebody connected', async () => {
      await fixture.insert(
        aWorkstation({ connections: 2 }),
        aWorkstation({ connections: 0 }),
        aWorkstation(),
        aWorkstation({ connections: 1, status: 'stopping' }),
      );
      expect(await fixture.store.countConnected()).toBe(1);
    });
  });

  describe('takes as the typical time', () => {
    const launched = (secondsToReady: number | undefined, readyAt: Date) =>
      aWorkstation({ secondsToReady, readyAt });

    it('the median of the launches that waited', async () => {
      await fixture.insert(
        launched(30, noonPlus(1)),
        launched(500, noonPlus(2)),
        launched(40.5, noonPlus(3)),
        launched(undefined, noonPlus(4)),
      );
      const typical = await fixture.store.typicalSeconds([
        'ubuntu-developer',
        'windows-2022',
      ]);
      expect([...typical]).toEqual([['ubuntu-developer', 40.5]]);
    });

    it('the last twenty of them', async () => {
      await fixture.insert(
        ...Array.from({ length: 30 }, (_, i) => launched(900, noonPlus(i))),
        ...Array.from({ length: 20 }, (_, i) => launched(60, noonPlus(99 + i))),
      );
      const typical = await fixture.store.typicalSeconds(['ubuntu-developer']);
      expect(typical.get('ubuntu-developer')).toBe(60);
    });
  });

  describe('adopts', () => {
    const event: NewEvent = { type: 'adopted', actor: SYSTEM };

    it('a workstation that it does not know', async () => {
      const found = aWorkstation({ status: 'starting', statusSince: NOON });
      expect(await fixture.store.adopt(found, event)).toBe(true);
      expect(await fixture.get(found.id)).toEqual(found);
      expect(await fixture.eventTypes(found.id)).toEqual(['adopted']);
    });

    it('neither a known workstation nor a known instance', async () => {
      const known = aWorkstation({ name: 'as it was' });
      await fixture.insert(known);
      const again = aWorkstation({ id: known.id });
      const other = aWorkstation({ instanceId: known.instanceId });
      expect(await fixture.store.adopt(again, event)).toBe(false);
      expect(await fixture.store.adopt(other, event)).toBe(false);
      expect(await fixture.store.getMany([known.id, other.id])).toEqual([
        known,
      ]);
      expect(await fixture.eventTypes(known.id)).toEqual([]);
    });

    it('once when two replicas find it', async () => {
      const found = aWorkstation();
      const results = await Promise.all([
        fixture.store.adopt(found, event),
        fixture.store.adopt(found, event),
      ]);
      expect(results.sort()).toEqual([false, true]);
      expect(await fixture.eventTypes(found.id)).toEqual(['adopted']);
    });
  });

  describe('records connections', () => {
    const observe = (workstationId: string, connections: number, at: Date) =>
      fixture.store.recordConnections([{ id: workstationId, connections }], at);

    it('with the time since when somebody has been there', async () => {
      const workstation = aWorkstation();
      await fixture.insert(workstation);
      const seen = async () => {
        const row = await fixture.get(workstation.id);
        return [row.connections, row.connectedSince, row.connectionsAt];
      };
      await observe(workstation.id, 0, NOON);
      expect(await seen()).toEqual([0, undefined, NOON]);
      await observe(workstation.id, 1, noonPlus(60));
      expect(await seen()).toEqual([1, noonPlus(60), noonPlus(60)]);
      await observe(workstation.id, 2, noonPlus(120));
      expect(await seen()).toEqual([2, noonPlus(60), noonPlus(120)]);
      await observe(workstation.id, 0, noonPlus(180));
      expect(await seen()).toEqual([0, undefined, noonPlus(180)]);
      expect((await fixture.get(workstation.id)).revision).toBe(1);
    });

    it('only of ready workstations, each its own', async () => {
      const rows = [
        aWorkstation(),
        aWorkstation(),
        aWorkstation({ status: 'stopping' }),
      ];
      await fixture.insert(...rows);
      await fixture.store.recordConnections(
        rows.map((each, index) => ({ id: each.id, connections: index + 1 })),
        NOON,
      );
      const counts = await Promise.all(
        rows.map(async each => (await fixture.get(each.id)).connections),
      );
      expect(counts).toEqual([1, 2, undefined]);
    });
  });

  it('lists for the sweep what has not ended, and for the inspector what is ready', async () => {
    const ready = aWorkstation({ launchId: 'vdi-1', launchedAt: NOON });
    const windows = aWorkstation({ platform: 'windows' });
    const requested = aWorkstation({
      status: 'requested',
      instanceId: undefined,
      nextCheckAt: NOON,
    });
    await fixture.insert(
      ready,
      windows,
      requested,
      aWorkstation({ status: 'terminated' }),
    );
    const rows = await fixture.store.listForSweep();
    expect(rows).toHaveLength(3);
    expect(rows).toContainEqual({
      id: ready.id,
      status: 'ready',
      intent: 'run',
      statusSince: NOON,
      instanceId: ready.instanceId,
      launchId: 'vdi-1',
      launchedAt: NOON,
    });
    expect(rows).toContainEqual({
      id: requested.id,
      status: 'requested',
      intent: 'run',
      statusSince: NOON,
      nextCheckAt: NOON,
    });
    const inspected = await fixture.store.listReady();
    expect(inspected).toHaveLength(2);
    expect(inspected).toContainEqual({
      id: windows.id,
      instanceId: windows.instanceId,
      platform: 'windows',
    });
  });

  it('shares small facts among replicas', async () => {
    expect(await fixture.store.readState('session-commands')).toBeUndefined();
    await fixture.store.writeState('session-commands', '["a"]');
    await fixture.store.writeState('session-commands', '["b"]');
    expect(await fixture.store.readState('session-commands')).toBe('["b"]');
    const born = await fixture.store.databaseCreatedAt();
    expect(born.getTime()).toBeLessThanOrEqual(Date.now());
    expect(born.getTime()).toBeGreaterThan(Date.now() - 600_000);
  });

  it('deletes what ended long ago with all that belongs to it, and nothing else', async () => {
    const ended = (terminatedAt: Date) =>
      aWorkstation({ status: 'terminated', terminatedAt });
    const old = ended(noonPlus(-10));
    const kept = [
      ended(noonPlus(10)),
      aWorkstation({ status: 'failed' }),
      aWorkstation({ createdAt: noonPlus(-1000) }),
    ];
    await fixture.insert(old, ...kept);
    for (const each of [old, ...kept]) {
      await fixture.history.append(each, stopping, NOON);
    }
    const launch = {
      state: 'answered' as const,
      templateId: 't',
      launchTemplateId: 'lt-1',
      templateVersion: 1,
      count: 1,
      hibernation: false,
      tags: {},
    };
    await fixture.insertLaunch({
      ...launch,
      id: 'vdi-old',
      createdAt: noonPlus(-10),
    });
    await fixture.insertLaunch({
      ...launch,
      id: 'vdi-new',
      createdAt: noonPlus(10),
    });
    const key = (name: string, createdAt: Date) => ({
      owner_ref: 'user:default/amara',
      key: name,
      request_hash: 'h',
      workstation_id: old.id,
      created_at: createdAt,
    });
    await fixture
      .knex('idempotency_keys')
      .insert([key('old', noonPlus(99)), key('new', noonPlus(101))]);

    await fixture.store.purge({ endedBefore: NOON, keysBefore: noonPlus(100) });

    const left = await fixture.knex('workstations').pluck('id');
    expect(left.sort()).toEqual(kept.map(each => each.id).sort());
    expect(await fixture.events(old.id)).toEqual([]);
    for (const each of kept) {
      expect(await fixture.events(each.id)).toHaveLength(1);
    }
    expect(await fixture.knex('launches').pluck('id')).toEqual(['vdi-new']);
    expect(await fixture.knex('idempotency_keys').pluck('key')).toEqual([
      'new',
    ]);
  });
});
