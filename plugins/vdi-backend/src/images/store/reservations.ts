import type { Knex } from 'knex';
import { lockFreeRows } from '../../database';

/** See {@link ImageStore.reserveDue}. */
export async function reserveDue(
  knex: Knex,
  options: { replicaId: string; now: Date; until: Date; limit: number },
): Promise<string[]> {
  const { replicaId, now, until, limit } = options;
  const due = knex('image_projects')
    .select('id')
    .where(free => {
      free.whereNull('next_check_at').orWhere('next_check_at', '<=', now);
    })
    .where(free => {
      free.whereNull('locked_until').orWhere('locked_until', '<', now);
    })
    .orderBy('next_check_at')
    .limit(limit);
  lockFreeRows(knex, due);
  const rows = await knex('image_projects')
    .whereIn('id', due)
    .update({ locked_by: replicaId, locked_until: until, hastened: false })
    .returning('id');
  return rows.map(row => String(row.id));
}

/** See {@link ImageStore.release}. */
export async function release(
  knex: Knex,
  projectId: string,
  replicaId: string,
  nextCheckAt: Date,
): Promise<void> {
  await knex('image_projects')
    .where({ id: projectId, locked_by: replicaId })
    .update({
      locked_by: null,
      locked_until: null,
      // What became due meanwhile is due still.
      next_check_at: knex.raw(
        'case when hastened then next_check_at else ? end',
        [nextCheckAt],
      ),
    });
}
