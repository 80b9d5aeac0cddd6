import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the work queue on %s', id => {
  let fixture: StoreFixture;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(() => fixture.clear());

  const due = (seconds: number) =>
    aWorkstation({ nextCheckAt: noonPlus(seconds) });

  const acquire = async (by: string, now = NOON, limit = 100) => {
    const rows = await fixture.queue.acquire({ by, limit, lockFor: 1000, now });
    return rows.map(each => each.id).sort();
  };

  it('gives out what is due, the longest waiting first', async () => {
    const [first, second, third] = [due(-30), due(-20), due(-10)];
    await fixture.insert(third, first, second, due(1), aWorkstation());
    expect(await acquire('a', NOON, 2)).toEqual([first.id, second.id].sort());
    expect(await acquire('a')).toEqual([third.id]);
    expect(await acquire('a')).toEqual([]);
  });

  it('gives out those of people before those of pools', async () => {
    const pooled = aWorkstation({
      ownerRef: undefined,
      nextCheckAt: noonPlus(-600),
    });
    const [first, second] = [due(-30), due(-20)];
    await fixture.insert(pooled, second, first);
    expect(await acquire('a', NOON, 1)).toEqual([first.id]);
    expect(await acquire('a', NOON, 1)).toEqual([second.id]);
    expect(await acquire('a', NOON, 1)).toEqual([pooled.id]);
  });

  it('hides locked rows until they are released by whoever holds them', async () => {
    const row = due(0);
    await fixture.insert(row);
    expect(await acquire('a')).toEqual([row.id]);
    expect(await acquire('b')).toEqual([]);
    await fixture.queue.release([row.id], 'b');
    expect(await acquire('b')).toEqual([]);
    await fixture.queue.release([row.id], 'a');
    expect(await acquire('b')).toEqual([row.id]);
  });

  it('gives a row to another replica when the lock runs out', async () => {
    const row = due(0);
    await fixture.insert(row);
    await acquire('dead');
    expect(await acquire('b', noonPlus(1))).toEqual([]);
    expect(await acquire('b', noonPlus(1.001))).toEqual([row.id]);
    await fixture.queue.release([row.id], 'dead');
    expect(await acquire('c', noonPlus(1.002))).toEqual([]);
  });

  it('gives disjoint rows to replicas that ask at the same time', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => due(-index));
    await fixture.insert(...rows);
    const taken = await Promise.all(
      ['a', 'b', 'c', 'd'].map(by => acquire(by, NOON, 25)),
    );
    const all = taken.flat();
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(25);
    const rest = await acquire('e');
    expect([...all, ...rest].sort()).toEqual(rows.map(each => each.id).sort());
  });

  it('puts rows off, and to rest', async () => {
    const [later, never] = [due(0), due(0)];
    await fixture.insert(later, never);
    await acquire('a');
    await fixture.queue.schedule([later], noonPlus(5));
    await fixture.queue.schedule([never], undefined);
    await fixture.queue.release([later.id, never.id], 'a');
    expect(await acquire('b', noonPlus(4))).toEqual([]);
    expect(await acquire('b', noonPlus(5))).toEqual([later.id]);
    expect(await fixture.get(never.id)).not.toHaveProperty('nextCheckAt');
  });

  it('does not put off a row that somebody changed or kicked since it was read', async () => {
    const [changed, kicked, left] = [due(0), due(0), due(0)];
    await fixture.insert(changed, kicked, left);
    const read = await fixture.queue.acquire({
      by: 'a',
      limit: 10,
      lockFor: 1000,
      now: NOON,
    });
    await fixture.store.update(changed, {
      patch: { intent: 'stop', nextCheckAt: NOON },
      now: NOON,
    });
    await fixture.store.kick([kicked.id], NOON);
    await fixture.queue.schedule(read, undefined);
    await fixture.queue.release(
      read.map(each => each.id),
      'a',
    );
    expect(await acquire('b')).toEqual([changed.id, kicked.id].sort());
    expect(await fixture.get(left.id)).not.toHaveProperty('nextCheckAt');
  });

  it('takes and frees more rows than one statement has room for', async () => {
    const rows = Array.from({ length: 1200 }, () => due(0));
    await fixture.insert(...rows);
    const read = await fixture.queue.acquire({
      by: 'a',
      limit: 2000,
      lockFor: 1000,
      now: NOON,
    });
    expect(read).toHaveLength(1200);
    await fixture.queue.schedule(read, noonPlus(1));
    await fixture.queue.release(
      rows.map(each => each.id),
      'a',
    );
    expect(await acquire('b')).toEqual([]);
    expect(await acquire('b', noonPlus(1), 2000)).toHaveLength(1200);
  });

  it('tells how much is due and since when', async () => {
    expect(await fixture.queue.backlog(NOON)).toEqual({ due: 0, lag: 0 });
    await fixture.insert(due(-3.5), due(-1), due(7), aWorkstation());
    expect(await fixture.queue.backlog(NOON)).toEqual({ due: 2, lag: 3500 });
  });
});
