import type { Knex } from 'knex';
import { inChunks } from './inChunks';

/** See {@link WorkstationStore.recordConnections}. */
export async function recordConnections(
  knex: Knex,
  observations: { id: string; connections: number }[],
  now: Date,
): Promise<void> {
  const byCount = new Map<number, string[]>();
  for (const { id, connections } of observations) {
    byCount.set(connections, [...(byCount.get(connections) ?? []), id]);
  }
  for (const [connections, ids] of byCount) {
    await inChunks(ids, async chunk => {
      await knex('workstations')
        .whereIn('id', chunk)
        .where('status', 'ready')
        .update({
          connections,
          connections_at: now,
          connected_since:
            connections > 0
              ? knex.raw('coalesce(connected_since, ?)', [now])
              : null,
        });
      return [];
    });
  }
}
