import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkstation, NOON, noonPlus } from '../../__testUtils__/builders';
import { StoreFixture } from '../../__testUtils__/StoreFixture';

jest.setTimeout(60_000);

const MINUTE = 60;
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('countFleet on %s', id => {
  it('counts by template what is there, warm, on its way, stuck and failed', async () => {
    const fixture = await StoreFixture.create(databases, id);
    const ubuntu = { templateId: 'ubuntu' };
    const pool = { ...ubuntu, ownerRef: undefined };
    const windows = { templateId: 'windows', ownerRef: undefined };
    await fixture.insert(
      aWorkstation(ubuntu),
      aWorkstation({ ...ubuntu, status: 'terminated' }),
      aWorkstation({ ...pool, status: 'pooled' }),
      aWorkstation({ ...pool, status: 'pooled' }),
      // Somebody waits for this one.
      aWorkstation({
        ...ubuntu,
        status: 'preparing',
        deadlineAt: noonPlus(MINUTE),
        nextCheckAt: noonPlus(-1),
      }),
      // Late, but the next pass may still see to it.
      aWorkstation({
        ...ubuntu,
        status: 'launching',
        deadlineAt: noonPlus(-4 * MINUTE),
      }),
      aWorkstation({
        ...ubuntu,
        status: 'launching',
        deadlineAt: noonPlus(-5 * MINUTE),
      }),
      aWorkstation({ ...ubuntu, nextCheckAt: noonPlus(-6 * MINUTE) }),
      aWorkstation({
        ...windows,
        status: 'failed',
        statusSince: noonPlus(-59 * MINUTE),
      }),
      aWorkstation({
        ...windows,
        status: 'failed',
        statusSince: noonPlus(-61 * MINUTE),
      }),
      aWorkstation({ ...windows, status: 'requested' }),
      aWorkstation({ ...windows, status: 'preparing' }),
      aWorkstation({ ...windows, status: 'terminating' }),
    );
    const counts = await fixture.store.countFleet(NOON);
    counts.sort((a, b) => a.templateId.localeCompare(b.templateId));
    expect(counts).toEqual([
      {
        templateId: 'ubuntu',
        live: 7,
        warm: 2,
        warming: 0,
        stuck: 2,
        failed: 0,
      },
      {
        templateId: 'windows',
        live: 5,
        warm: 0,
        warming: 2,
        stuck: 0,
        failed: 1,
      },
    ]);
  });

  it('finds nothing in an empty fleet', async () => {
    const fixture = await StoreFixture.create(databases, id);
    await fixture.clear();
    expect(await fixture.store.countFleet(NOON)).toEqual([]);
  });
});
