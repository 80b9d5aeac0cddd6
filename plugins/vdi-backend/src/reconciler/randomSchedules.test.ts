import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { Town } from '../__testUtils__/Town';
import { findProblems } from './__testUtils__/findProblems';
import { live } from './__testUtils__/live';

jest.setTimeout(600_000);

/** `VDI_SEED=17` repeats one schedule; `VDI_SEEDS=1000` tries more of them. */
const ONLY = process.env.VDI_SEED ? Number(process.env.VDI_SEED) : undefined;
const SEEDS = Number(process.env.VDI_SEEDS ?? 200);
const CHUNKS = 8;

/** One schedule from an empty database to rest; answers with what it left behind. */
async function play(seed: number, knex: Knex): Promise<string[]> {
  const town = await Town.create({ knex, seed, paced: true, gated: true });
  town.simulator.control.setTokenBuckets(true);
  try {
    const seen = await live(town);
    return [...seen, ...(await findProblems(town))].map(
      each => `seed ${seed}: ${each}`,
    );
  } finally {
    await town.close();
  }
}

describe.each(Array.from({ length: CHUNKS }, (_, index) => index))(
  'random schedules on SQLite, part %i',
  chunk => {
    const seeds =
      ONLY === undefined
        ? Array.from({ length: SEEDS }, (_, index) => index + 1).filter(
            seed => seed % CHUNKS === chunk,
          )
        : [ONLY].filter(() => chunk === 0);

    it(`leave nothing behind (${seeds.length} seeds)`, async () => {
      const left: string[] = [];
      for (const seed of seeds) {
        const knex = knexFactory({
          client: 'better-sqlite3',
          connection: ':memory:',
          useNullAsDefault: true,
        });
        left.push(...(await play(seed, knex)));
      }
      expect(left).toEqual([]);
    });
  },
);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const postgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

postgres('random schedules on PostgreSQL', () => {
  it('leave nothing behind', async () => {
    const left: string[] = [];
    for (let seed = 1001; seed <= 1000 + SEEDS / 10; seed += 1) {
      left.push(...(await play(seed, await databases.init('POSTGRES_18'))));
    }
    expect(left).toEqual([]);
  });
});
