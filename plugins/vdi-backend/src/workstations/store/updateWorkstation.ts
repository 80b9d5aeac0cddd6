import type { Knex } from 'knex';
import { toColumns, toWorkstation } from '../../database';
import type { WorkstationPatch, WorkstationRecord } from '../WorkstationRecord';

/** Changes a row if its revision is still that of `workstation`; answers `undefined` otherwise. */
export async function updateWorkstation(
  knex: Knex,
  workstation: WorkstationRecord,
  patch: WorkstationPatch,
): Promise<WorkstationRecord | undefined> {
  const { id, revision } = workstation;
  const [row] = await knex('workstations')
    .where({ id, revision })
    .update({ ...toColumns(patch), revision: revision + 1 })
    .returning('*');
  return row && toWorkstation(row);
}
