import type { Knex } from 'knex';
import { lockFreeRows } from '../database';
import { insertEvents } from '../history';
import { nextEpoch, type LifecyclePolicy } from '../lifecycle';
import { enter } from '../reconciler';
import {
  insertPooled,
  SYSTEM,
  updateWorkstation,
  type NewEvent,
  type TemplateChoice,
  type WorkstationPatch,
  type WorkstationRecord,
} from '../workstations';
import type { EndReason, PoolAction } from './plan';

/** Rows that one statement names. */
const CHUNK = 500;

const END_MESSAGES: Record<EndReason, string> = {
  failed: 'It failed while it waited in the pool.',
  'old-version': 'The pool has another version of the template now.',
  'too-old': 'It has reached the age at which the pool replaces its members.',
  'not-wanted': 'The pool wants fewer warm workstations now.',
};

interface PlanContext {
  members: WorkstationRecord[];
  template: TemplateChoice;
  policy: LifecyclePolicy;
  now: Date;
}

/**
 * Writes what a plan wants into the rows. A member that somebody claimed meanwhile is theirs, and one whose row is being
 * written at this moment is left to the next look: waiting for it could be waiting in a circle.
 *
 * @returns whether anything was changed
 */
export async function applyPlan(
  trx: Knex.Transaction,
  actions: PoolAction[],
  context: PlanContext,
): Promise<boolean> {
  const { members, template, policy, now } = context;
  const free = await lockFree(trx, actions);
  const byId = new Map(members.map(each => [each.id, each]));
  let changed = false;
  for (const action of actions) {
    if (action.kind === 'launch') {
      await insertPooled(trx, {
        template,
        count: action.count,
        startedByHand: false,
        actor: SYSTEM,
        policy,
        now,
      });
      changed = true;
      continue;
    }
    const member = byId.get(action.id);
    if (member && free.has(member.id)) {
      const { patch, event } = changeOf(action, member, context);
      const updated = await updateWorkstation(trx, member, patch);
      if (updated) {
        await insertEvents(trx, updated, [event], now);
        changed = true;
      }
    }
  }
  return changed;
}

/** Locks the rows of the actions, but for those that somebody else has locked. */
async function lockFree(
  trx: Knex.Transaction,
  actions: PoolAction[],
): Promise<Set<string>> {
  const ids = actions.flatMap(each => (each.kind === 'launch' ? [] : each.id));
  const free = new Set<string>();
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows: { id: string }[] = await lockFreeRows(
      trx,
      trx('workstations')
        .select('id')
        .whereIn('id', ids.slice(start, start + CHUNK)),
    );
    for (const { id } of rows) {
      free.add(id);
    }
  }
  return free;
}

function changeOf(
  action: Exclude<PoolAction, { kind: 'launch' }>,
  member: WorkstationRecord,
  { policy, now }: PlanContext,
): { patch: WorkstationPatch; event: NewEvent } {
  const epoch = nextEpoch(member.epoch, now);
  switch (action.kind) {
    case 'start':
      return {
        patch: { ...enter('starting', now, policy), epoch, intent: 'run' },
        event: { type: 'starting', actor: SYSTEM },
      };
    case 'stop':
      return {
        patch: {
          ...enter('stopping', now, policy),
          epoch,
          intent: 'stop',
          // Members from before the template was made for it cannot hibernate.
          stopMode:
            action.hibernate && member.hibernation ? 'hibernate' : 'stop',
        },
        event: {
          type: 'stopping',
          actor: SYSTEM,
          message: END_MESSAGES['not-wanted'],
        },
      };
    default:
      return {
        patch: {
          ...enter('terminating', now, policy),
          epoch,
          intent: 'terminate',
        },
        event: {
          type: 'terminating',
          actor: SYSTEM,
          message: END_MESSAGES[action.reason],
        },
      };
  }
}
