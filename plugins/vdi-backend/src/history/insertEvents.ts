import type { Knex } from 'knex';
import { monotonicFactory } from 'ulid';
import type {
  NewEvent,
  WorkstationRecord,
} from '../workstations/WorkstationRecord';

// Keeps the events of one process in the order in which they were written, also within a millisecond.
const nextId = monotonicFactory();

/** Writes lines of a workstation's history, in the transaction of the change that they tell of. */
export async function insertEvents(
  knex: Knex,
  workstation: Pick<WorkstationRecord, 'id' | 'status'>,
  events: NewEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) {
    return;
  }
  await knex('workstation_events').insert(
    events.map(event => ({
      id: nextId(now.getTime()),
      workstation_id: workstation.id,
      at: now,
      type: event.type,
      status: workstation.status,
      actor_kind: event.actor.kind,
      actor_ref: event.actor.kind === 'system' ? null : event.actor.ref,
      message: event.message ?? null,
      details: event.details ? JSON.stringify(event.details) : null,
    })),
  );
}
