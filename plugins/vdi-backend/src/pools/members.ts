import type { Knex } from 'knex';
import { toWorkstation } from '../database';
import type { WorkstationRecord } from '../workstations';

/** Milliseconds after which a person's request counts as waiting: the reconciler serves it at once when it can. */
const PATIENCE = 10_000;

/** The members that a pool may start, stop and end: without an owner, not started by hand, and not on their way out. */
export async function readMembers(
  knex: Knex,
  templateId: string,
): Promise<WorkstationRecord[]> {
  const rows = await knex('workstations')
    .where('template_id', templateId)
    .whereNull('owner_ref')
    .where('started_by_hand', false)
    .whereNotIn('status', ['terminating', 'terminated']);
  return rows.map(toWorkstation);
}

/** Templates of which there are such members. */
export async function templatesWithMembers(knex: Knex): Promise<string[]> {
  return knex('workstations')
    .distinct('template_id')
    .whereNull('owner_ref')
    .where('started_by_hand', false)
    .whereNotIn('status', ['terminating', 'terminated'])
    .pluck('template_id');
}

/** Whether somebody waits for a machine that EC2 did not give at once; then refilling would take it from them. */
export async function peopleWait(knex: Knex, now: Date): Promise<boolean> {
  const waiting = await knex('workstations')
    .where('status', 'requested')
    .whereNotNull('owner_ref')
    .where('status_since', '<', new Date(now.getTime() - PATIENCE))
    .first('id');
  return waiting !== undefined;
}
