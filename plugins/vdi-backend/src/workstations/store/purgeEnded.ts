import type { Knex } from 'knex';

/** See {@link WorkstationStore.purge}. */
export async function purgeEnded(
  knex: Knex,
  options: { endedBefore: Date; keysBefore: Date },
): Promise<void> {
  const ended = knex('workstations')
    .where('status', 'terminated')
    .where('terminated_at', '<', options.endedBefore)
    .select('id');
  await knex('workstation_events')
    .whereIn('workstation_id', ended.clone())
    .delete();
  await knex('workstations').whereIn('id', ended).delete();
  await knex('launches').where('created_at', '<', options.endedBefore).delete();
  await knex('idempotency_keys')
    .where('created_at', '<', options.keysBefore)
    .delete();
}
