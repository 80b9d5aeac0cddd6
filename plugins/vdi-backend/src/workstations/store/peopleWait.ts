import type { Knex } from 'knex';
import { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';

/** Milliseconds after which a person's request counts as waiting: the reconciler serves it at once when it can. */
const PATIENCE = 10_000;

/** See {@link WorkstationStore.peopleWait}. */
export async function peopleWait(knex: Knex, now: Date): Promise<boolean> {
  const waiting = await knex('workstations')
    .whereIn('status', ['requested', 'launching'])
    .whereNotNull('owner_ref')
    // Nobody waits for the test of an image.
    .whereNot('owner_ref', IMAGE_TEST_OWNER)
    .whereNull('instance_id')
    .where('requested_at', '<', new Date(now.getTime() - PATIENCE))
    .first('id');
  return waiting !== undefined;
}
