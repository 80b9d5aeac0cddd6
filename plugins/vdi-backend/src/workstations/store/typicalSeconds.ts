import type { Knex } from 'knex';

/** Cold launches that a typical time is taken from. */
const SAMPLE = 20;
/** Parts of one statement, below SQLite's limit. */
const CHUNK = 100;

/** See {@link WorkstationStore.typicalSeconds}. */
export async function typicalSeconds(
  knex: Knex,
  templateIds: string[],
): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>();
  for (let start = 0; start < templateIds.length; start += CHUNK) {
    const chunk = templateIds.slice(start, start + CHUNK);
    // One statement for all: a page of the list would otherwise ask once for each of its templates.
    for (const row of await knex.unionAll(
      chunk.map(id => knex.select('*').from(latest(knex, id))),
    )) {
      const seconds = samples.get(row.template_id) ?? [];
      seconds.push(row.seconds_to_ready);
      samples.set(row.template_id, seconds);
    }
  }
  const medians = new Map<string, number>();
  for (const [templateId, seconds] of samples) {
    seconds.sort((a, b) => a - b);
    medians.set(templateId, seconds[Math.floor(seconds.length / 2)]);
  }
  return medians;
}

/** The last launches of a template that waited; what its index holds and no more is read. */
function latest(knex: Knex, templateId: string): Knex.QueryBuilder {
  return knex('workstations')
    .select('template_id', 'seconds_to_ready')
    .where('template_id', templateId)
    .whereRaw('seconds_to_ready is not null')
    .orderBy('ready_at', 'desc')
    .limit(SAMPLE)
    .as('latest');
}
