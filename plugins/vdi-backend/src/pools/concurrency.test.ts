import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { aTemplateChoice, NOON, noonPlus } from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import { DEFAULT_POLICY } from '../lifecycle';
import { readMembers } from './members';
import { PoolDirectory } from './PoolDirectory';
import { PoolKeeper } from './PoolKeeper';
import { DatabasePoolStore } from './store';

jest.setTimeout(120_000);

const TEMPLATE = aTemplateChoice();
const ID = TEMPLATE.templateId;

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

/** Backends with connections of their own; SQLite has one for all. */
async function backends(id: TestDatabaseId, count: number) {
  const fixture = await StoreFixture.create(databases, id);
  await fixture.clear();
  const warnings = jest.fn();
  const logger = mockServices.logger.mock({ warn: warnings });
  const replicas = Array.from({ length: count }, () => {
    const replica = id === 'SQLITE_3' ? fixture : fixture.replica(6);
    const store = DatabasePoolStore.create({ knex: replica.knex });
    const keeper = new PoolKeeper({
      store,
      directory: new PoolDirectory({ store, configured: {} }),
      templates: {
        choose: async () => TEMPLATE,
        offers: async () =>
          new Map([[ID, { version: TEMPLATE.templateVersion, hidden: false }]]),
        hidden: async () => new Set<string>(),
      },
      policy: DEFAULT_POLICY,
      logger,
      clock: () => NOON,
      onChange: () => {},
    });
    return { replica, store, keeper };
  });
  const set = (baseSize: number) =>
    replicas[0].store.put({
      templateId: ID,
      settings: { baseSize, windows: [] },
      actor: { kind: 'system' },
      now: NOON,
    });
  const warmUp = () =>
    fixture
      .knex('workstations')
      .where('status', 'requested')
      .whereNull('owner_ref')
      .update({
        status: 'pooled',
        revision: fixture.knex.raw('revision + 1'),
      });
  const claim = (person: number) =>
    replicas[person % count].replica.store.request({
      template: TEMPLATE,
      ownerRef: `user:default/p${person}`,
      personalUser: `p${person}`,
      limit: 3,
      actor: { kind: 'system' },
      now: noonPlus(person),
    });
  const close = async () => {
    for (const { replica } of replicas) {
      if (replica !== fixture) {
        await replica.knex.destroy();
      }
    }
  };
  return { fixture, replicas, warnings, set, warmUp, claim, close };
}

describe.each(databases.eachSupportedId())('several backends on %p', id => {
  it('never start more than the target together', async () => {
    const { fixture, replicas, warnings, set, close } = await backends(id, 4);
    await set(25);
    await Promise.all(
      replicas.flatMap(({ keeper }) => [keeper.run(), keeper.run()]),
    );
    expect(await readMembers(fixture.knex, ID)).toHaveLength(25);
    expect(warnings).not.toHaveBeenCalled();
    await close();
  });

  it('refill what people take at the same time, and take nothing from them', async () => {
    const { fixture, replicas, warnings, set, warmUp, claim, close } =
      await backends(id, 3);
    await set(20);
    await replicas[0].keeper.run();
    await warmUp();
    const targets = [20, 8, 14, 2, 20];
    for (const [round, target] of targets.entries()) {
      await set(target);
      const claims = Array.from({ length: 6 }, (_, index) =>
        claim(6 * round + index),
      );
      const claimed = await Promise.all([
        ...claims,
        ...replicas.map(({ keeper }) => keeper.run()),
      ]);
      await replicas[0].keeper.run();
      expect((await readMembers(fixture.knex, ID)).length).toBe(target);
      for (const workstation of claimed.slice(0, claims.length)) {
        expect(workstation).toBeDefined();
      }
      await warmUp();
    }
    const owned = await fixture.store.getMany(
      await fixture.knex('workstations').whereNotNull('owner_ref').pluck('id'),
    );
    const people = 6 * targets.length;
    // One for each person, and the pool has ended none of them.
    expect(owned).toHaveLength(people);
    expect(new Set(owned.map(each => each.ownerRef)).size).toBe(people);
    expect(owned.map(each => each.status)).not.toContain('terminating');
    expect(warnings).not.toHaveBeenCalled();
    await close();
  });

  it('leave a member for later whose row is being written', async () => {
    const { fixture, replicas, set, warmUp, close } = await backends(id, 2);
    await set(2);
    await replicas[0].keeper.run();
    await warmUp();
    await set(0);
    const [first] = await readMembers(fixture.knex, ID);
    const meanwhile =
      id === 'SQLITE_3'
        ? // Nobody else can write there meanwhile.
          [{ id: first.id }]
        : await fixture.knex.transaction(async trx => {
            await trx('workstations').where('id', first.id).forUpdate();
            await replicas[1].keeper.run();
            return readMembers(fixture.knex, ID);
          });
    expect(meanwhile).toMatchObject([{ id: first.id }]);
    await replicas[1].keeper.run();
    expect(await readMembers(fixture.knex, ID)).toEqual([]);
    await close();
  });
});
