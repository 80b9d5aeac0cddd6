import type { Knex } from 'knex';
import { toWorkstation } from '../database';
import type { WorkstationRecord } from '../workstations';

/** Rows of members that a pool may start, stop and end: without an owner, not started by hand, and not on their way out. */
export function memberRows(knex: Knex): Knex.QueryBuilder {
  return (
    knex('workstations')
      .whereNull('owner_ref')
      .where('started_by_hand', false)
      // As the partial index has it.
      .whereRaw("status <> 'terminated'")
      .whereNot('status', 'terminating')
  );
}

/** The members of one pool, or of all of them. */
export async function readMembers(
  knex: Knex,
  templateId?: string,
): Promise<WorkstationRecord[]> {
  const query = memberRows(knex);
  if (templateId !== undefined) {
    query.where('template_id', templateId);
  }
  return (await query).map(toWorkstation);
}
