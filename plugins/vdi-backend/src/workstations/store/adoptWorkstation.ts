import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { toColumns } from '../../database';
import { insertEvents } from '../../history';
import type { NewEvent, WorkstationRecord } from '../WorkstationRecord';

/** See {@link WorkstationStore.adopt}. */
export async function adoptWorkstation(
  knex: Knex,
  workstation: WorkstationRecord,
  event: NewEvent,
): Promise<boolean> {
  try {
    await knex.transaction(async trx => {
      await trx('workstations').insert(toColumns(workstation));
      await insertEvents(trx, workstation, [event], workstation.statusSince);
    });
    return true;
  } catch (error) {
    if (isDatabaseConflictError(error)) {
      return false;
    }
    throw error;
  }
}
