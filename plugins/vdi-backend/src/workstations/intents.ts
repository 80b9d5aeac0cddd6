import { ConflictError } from '@backstage/errors';
import type { WorkstationIntentAction } from '@deskstage/backstage-plugin-vdi-common';
import { deadlineOf, nextEpoch, type LifecyclePolicy } from '../lifecycle';
import type {
  Actor,
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from './WorkstationRecord';

/** The change that a person's wish makes to a row. */
export interface IntentChange {
  patch: WorkstationPatch;
  events: NewEvent[];
  /** Whether the owner has one more than before, for which the limit must have room. */
  addsOne?: boolean;
}

interface IntentContext {
  workstation: WorkstationRecord;
  actor: Actor;
  now: Date;
  policy: LifecyclePolicy;
}

/**
 * What it takes to bring a wish about; `undefined` when it is fulfilled or under way already.
 *
 * @throws ConflictError when the wish does not fit the present status
 */
export function intentChange(
  action: WorkstationIntentAction | 'delete',
  context: IntentContext,
): IntentChange | undefined {
  switch (action) {
    case 'start':
      return start(context);
    case 'stop':
      return stop(context);
    case 'retry':
      return retry(context);
    default:
      return terminate(context);
  }
}

function start(context: IntentContext): IntentChange | undefined {
  const { workstation } = context;
  switch (workstation.status) {
    case 'stopped':
      return {
        patch: { ...enter('starting', context), intent: 'run' },
        events: [
          { type: 'start-requested', actor: context.actor },
          { type: 'starting', actor: context.actor },
        ],
      };
    case 'terminating':
    case 'terminated':
    case 'failed':
    case 'stopping':
      throw unfit(workstation, 'started');
    default:
      return undefined;
  }
}

function stop(context: IntentContext): IntentChange | undefined {
  const { workstation } = context;
  switch (workstation.status) {
    case 'ready':
      return {
        patch: { ...enter('stopping', context), intent: 'stop' },
        events: [
          { type: 'stop-requested', actor: context.actor },
          { type: 'stopping', actor: context.actor },
        ],
      };
    case 'stopping':
    case 'stopped':
      return undefined;
    default:
      throw unfit(workstation, 'stopped');
  }
}

/** A machine that holds somebody's work is started again; where there is none, a new one is asked for. */
function retry(context: IntentContext): IntentChange | undefined {
  const { workstation, actor, now } = context;
  switch (workstation.status) {
    case 'failed':
      break;
    case 'requested':
    case 'launching':
    case 'preparing':
    case 'starting':
    case 'assigning':
    case 'ready':
      return undefined;
    default:
      throw unfit(workstation, 'tried again');
  }
  if (workstation.intent === 'terminate' || !workstation.ownerRef) {
    throw unfit(workstation, 'tried again');
  }
  if (workstation.readyAt && workstation.instanceId) {
    return {
      patch: { ...enter('starting', context), intent: 'run' },
      events: [{ type: 'retried', actor }],
    };
  }
  if (workstation.instanceId || workstation.launchId) {
    throw new ConflictError(
      `Workstation '${workstation.name}' is still being cleaned up; try again in a minute.`,
    );
  }
  return {
    patch: {
      ...enter('requested', context),
      intent: 'run',
      requestedAt: now,
      readyAt: undefined,
      claimedAt: undefined,
      commandId: undefined,
      tagsPending: true,
    },
    events: [{ type: 'retried', actor }],
    // With `readyAt` it has counted all along, because it could hold somebody's work.
    addsOne: !workstation.readyAt,
  };
}

function terminate(context: IntentContext): IntentChange | undefined {
  const { workstation, actor } = context;
  if (
    workstation.status === 'terminating' ||
    workstation.status === 'terminated'
  ) {
    return undefined;
  }
  return {
    patch: { ...enter('terminating', context), intent: 'terminate' },
    events: [
      { type: 'terminate-requested', actor },
      { type: 'terminating', actor },
    ],
  };
}

function enter(
  status: 'starting' | 'stopping' | 'requested' | 'terminating',
  { workstation, now, policy }: IntentContext,
): WorkstationPatch {
  return {
    status,
    statusSince: now,
    epoch: nextEpoch(workstation.epoch, now),
    attempts: 0,
    reasonCode: undefined,
    reasonMessage: undefined,
    deadlineAt: deadlineOf(status, now, policy),
    nextCheckAt: now,
  };
}

const WORDS: Partial<Record<WorkstationRecord['status'], string>> = {
  requested: 'waiting for a machine',
  launching: 'starting',
  preparing: 'being set up',
  assigning: 'being set up',
  terminating: 'being deleted',
  terminated: 'deleted',
};

function unfit(workstation: WorkstationRecord, verb: string): ConflictError {
  return new ConflictError(
    `Workstation '${workstation.name}' cannot be ${verb} while it is ${
      WORDS[workstation.status] ?? workstation.status
    }.`,
  );
}
