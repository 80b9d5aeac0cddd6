import knexFactory from 'knex';
import { Town } from '../__testUtils__/Town';
import { personalUserOf } from '../workstations';

jest.setTimeout(120_000);

it('gives warm personal workstations away while their siblings are still being set up', async () => {
  const knex = knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  // Hosts of one command are done far apart, so that a host has a second command before the first has ended.
  const town = await Town.create({
    knex,
    seed: 7,
    timing: { commandSeconds: 20, jitter: 0.9 },
  });
  try {
    const { reconciler, store } = town.replica();
    const template = await town.template('windows-2022');
    await store.requestPooled({
      template,
      count: 12,
      actor: { kind: 'service', ref: 'test' },
      now: town.now(),
    });
    let people = 0;
    const claimed = new Set<string>();
    for (let second = 0; second < 300; second += 2) {
      town.pass(2);
      await reconciler.run();
      for (let warm = await countPooled(); warm > 0; warm -= 1) {
        people += 1;
        const ownerRef = `user:default/person${people}`;
        const { id } = await store.request({
          template,
          ownerRef,
          personalUser: personalUserOf(ownerRef, 'windows'),
          limit: 1,
          actor: { kind: 'user', ref: ownerRef },
          now: town.now(),
        });
        claimed.add(id);
      }
    }
    const rows = await store.getMany([...claimed]);
    expect(rows).toHaveLength(12);
    expect(
      rows.map(({ status, reasonMessage }) => [status, reasonMessage]),
    ).toEqual(Array(12).fill(['ready', undefined]));
  } finally {
    await town.close();
  }

  async function countPooled(): Promise<number> {
    const [row] = await knex('workstations')
      .where('status', 'pooled')
      .count({ count: '*' });
    return Number(row.count);
  }
});
