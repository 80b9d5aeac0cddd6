import type { Knex } from 'knex';
import { toWorkstation } from '../../database';
import type { WorkstationRecord } from '../WorkstationRecord';
import { inChunks } from './inChunks';
import type { FleetRow } from './WorkstationStore';

/** See {@link WorkstationStore.listForSweep}. */
export async function listForSweep(knex: Knex): Promise<FleetRow[]> {
  const rows = await knex('workstations')
    .whereRaw("status <> 'terminated'")
    .select(
      'id',
      'status',
      'intent',
      'ready_at',
      'instance_id',
      'launch_id',
      'status_since',
      'launched_at',
      'next_check_at',
    );
  return rows.map(toWorkstation);
}

/** See {@link WorkstationStore.existing}. */
export async function existing(
  knex: Knex,
  ids: string[],
): Promise<Set<string>> {
  const rows = await inChunks(ids, chunk =>
    knex('workstations').whereIn('id', chunk).select('id'),
  );
  return new Set(rows.map(row => String(row.id)));
}

/** See {@link WorkstationStore.endedWith}. */
export async function endedWith(
  knex: Knex,
  instanceIds: string[],
): Promise<WorkstationRecord[]> {
  const rows = await inChunks(instanceIds, chunk =>
    knex('workstations')
      .whereIn('instance_id', chunk)
      .where('status', 'terminated'),
  );
  return rows.map(toWorkstation);
}
