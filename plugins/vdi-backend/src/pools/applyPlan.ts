import type { Knex } from 'knex';
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

/** Writes what a plan wants into the rows; a member that somebody claimed meanwhile is theirs. */
export async function applyPlan(
  trx: Knex.Transaction,
  actions: PoolAction[],
  context: PlanContext,
): Promise<void> {
  const { members, template, policy, now } = context;
  const byId = new Map(members.map(each => [each.id, each]));
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
      continue;
    }
    const member = byId.get(action.id);
    if (member) {
      const { patch, event } = changeOf(action, member, context);
      const updated = await updateWorkstation(trx, member, patch);
      if (updated) {
        await insertEvents(trx, updated, [event], now);
      }
    }
  }
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
          stopMode: action.hibernate ? 'hibernate' : 'stop',
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
