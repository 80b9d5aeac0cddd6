import type { Knex } from 'knex';
import { monotonicFactory } from 'ulid';
import type { NewImageEvent } from '../model';

// Keeps the lines of one process in the order in which they were written, also within a millisecond.
const nextId = monotonicFactory();

/** Writes lines of a project's history, in the transaction of the change that they tell of. */
export async function insertImageEvents(
  trx: Knex,
  projectId: string,
  events: NewImageEvent[],
  now: Date,
): Promise<void> {
  if (events.length === 0) {
    return;
  }
  await trx('image_events').insert(
    events.map(({ type, actor, buildId, buildNumber, message }) => ({
      id: nextId(now.getTime()),
      project_id: projectId,
      at: now,
      type,
      actor_kind: actor.kind,
      actor_ref: actor.kind === 'system' ? null : actor.ref,
      build_id: buildId ?? null,
      build_number: buildNumber ?? null,
      message: message ?? null,
    })),
  );
}
