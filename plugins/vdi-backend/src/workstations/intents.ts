import { ConflictError } from '@backstage/errors';
import {
  deadlineOf,
  nextEpoch,
  type LifecyclePolicy,
  type TransitionalStatus,
} from '../lifecycle';
import type {
  Actor,
  NewEvent,
  StopMode,
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

/** What people want of a workstation. */
export type Wish =
  | { action: 'start' | 'stop' | 'hibernate' | 'reboot' | 'retry' | 'delete' }
  /** `version`: the template's default version */
  | { action: 'rebuild'; version: number }
  | { action: 'resize'; instanceType: string }
  | { action: 'extend'; hours: number }
  | { action: 'rename'; name: string };

type ForcedEnd = IntentChange & { patch: { epoch: number } };

interface IntentContext {
  workstation: WorkstationRecord;
  actor: Actor;
  now: Date;
  policy: LifecyclePolicy;
}

const HOUR = 3_600_000;

/** A desktop cannot be kept running for longer than this without a new wish, in milliseconds. */
const LONGEST_EXTENSION = 24 * HOUR;

/**
 * What it takes to bring a wish about; `undefined` when it is fulfilled or under way already.
 *
 * @throws ConflictError when the wish does not fit the present status
 */
export function intentChange(
  wish: Wish,
  context: IntentContext,
): IntentChange | undefined {
  switch (wish.action) {
    case 'start':
      return start(context);
    case 'stop':
    case 'hibernate':
      return stop(wish.action, context);
    case 'reboot':
      return reboot(context);
    case 'retry':
      return retry(context);
    case 'rebuild':
      return rebuild(wish.version, context);
    case 'resize':
      return resize(wish.instanceType, context);
    case 'extend':
      return extend(wish.hours, context);
    case 'rename':
      return rename(wish.name, context);
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

function stop(
  stopMode: StopMode,
  context: IntentContext,
): IntentChange | undefined {
  const { workstation } = context;
  const verb = stopMode === 'stop' ? 'stopped' : 'hibernated';
  switch (workstation.status) {
    case 'ready':
      if (stopMode === 'hibernate' && !workstation.hibernation) {
        throw new ConflictError(
          `Workstation '${workstation.name}' was not launched for hibernation; stop it instead.`,
        );
      }
      return {
        patch: { ...enter('stopping', context), intent: 'stop', stopMode },
        events: [
          {
            type: 'stop-requested',
            actor: context.actor,
            ...(stopMode === 'hibernate'
              ? { details: { mode: stopMode } }
              : {}),
          },
          { type: 'stopping', actor: context.actor },
        ],
      };
    case 'stopping':
    case 'stopped':
      return undefined;
    default:
      throw unfit(workstation, verb);
  }
}

function reboot(context: IntentContext): IntentChange | undefined {
  const { workstation, actor, now } = context;
  switch (workstation.status) {
    case 'ready':
      return {
        patch: { ...enter('rebooting', context), rebootedAt: now },
        events: [
          { type: 'reboot-requested', actor },
          { type: 'rebooting', actor },
        ],
      };
    case 'rebooting':
      return undefined;
    case 'preparing':
      if (workstation.rebootedAt) {
        return undefined;
      }
      throw unfit(workstation, 'restarted');
    default:
      throw unfit(workstation, 'restarted');
  }
}

/** Ends the machine and makes another of the version; everything on the disk is lost. */
function rebuild(
  version: number,
  context: IntentContext,
): IntentChange | undefined {
  const { workstation, actor } = context;
  if (!workstation.ownerRef || workstation.intent === 'terminate') {
    throw unfit(workstation, 'rebuilt');
  }
  switch (workstation.status) {
    case 'ready':
    case 'stopped':
    case 'failed':
      break;
    case 'terminating':
      if (workstation.rebuildVersion) {
        return undefined;
      }
      throw unfit(workstation, 'rebuilt');
    case 'requested':
    case 'launching':
      return undefined;
    default:
      throw unfit(workstation, 'rebuilt');
  }
  return {
    patch: {
      ...enter('terminating', context),
      intent: 'run',
      rebuildVersion: version,
      stopAt: undefined,
      stopAnnouncedAt: undefined,
    },
    events: [
      {
        type: 'rebuild-requested',
        actor,
        details: { from: workstation.templateVersion, to: version },
      },
      { type: 'terminating', actor },
    ],
    addsOne: workstation.status === 'failed' && !workstation.readyAt,
  };
}

function resize(
  instanceType: string,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  if (workstation.status !== 'stopped') {
    throw unfit(workstation, 'given another instance type', 'stop it first');
  }
  if (workstation.stopMode === 'hibernate') {
    throw new ConflictError(
      `Workstation '${workstation.name}' is hibernated, and its memory fits the present instance type alone; start it and stop it without hibernation first.`,
    );
  }
  if ((workstation.wantedType ?? workstation.instanceType) === instanceType) {
    return undefined;
  }
  return {
    patch: { wantedType: instanceType, nextCheckAt: now },
    events: [{ type: 'resize-requested', actor, details: { instanceType } }],
  };
}

function extend(
  hours: number,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  if (workstation.status !== 'ready') {
    throw unfit(workstation, 'kept running for longer');
  }
  if (!workstation.stopAt) {
    return undefined;
  }
  const stopAt = new Date(
    Math.min(
      workstation.stopAt.getTime() + hours * HOUR,
      now.getTime() + LONGEST_EXTENSION,
    ),
  );
  if (stopAt <= workstation.stopAt) {
    return undefined;
  }
  return {
    patch: { stopAt, stopAnnouncedAt: undefined, nextCheckAt: now },
    events: [
      { type: 'extended', actor, details: { stopAt: stopAt.toISOString() } },
    ],
  };
}

function rename(
  name: string,
  { workstation, actor, now }: IntentContext,
): IntentChange | undefined {
  if (
    workstation.status === 'terminating' ||
    workstation.status === 'terminated'
  ) {
    throw unfit(workstation, 'renamed');
  }
  return name === workstation.name
    ? undefined
    : {
        patch: { name, tagsPending: true, nextCheckAt: now },
        events: [
          {
            type: 'renamed',
            actor,
            details: { from: workstation.name, to: name },
          },
        ],
      };
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
    workstation.status === 'terminated' ||
    (workstation.status === 'terminating' && !workstation.rebuildVersion)
  ) {
    return undefined;
  }
  return {
    patch: {
      ...enter('terminating', context),
      intent: 'terminate',
      rebuildVersion: undefined,
    },
    events: [
      { type: 'terminate-requested', actor },
      { type: 'terminating', actor },
    ],
  };
}

/** What it takes to count a workstation as deleted now, whatever becomes of its machine; `undefined` when it is. */
export function forcedEnd({
  workstation,
  actor,
  now,
}: Omit<IntentContext, 'policy'>): ForcedEnd | undefined {
  if (workstation.status === 'terminated') {
    return undefined;
  }
  return {
    patch: {
      status: 'terminated',
      statusSince: now,
      intent: 'terminate',
      epoch: nextEpoch(workstation.epoch, now),
      terminatedAt: now,
      attempts: 0,
      commandId: undefined,
      rebuildVersion: undefined,
      wantedType: undefined,
      rebootedAt: undefined,
      runningSince: undefined,
      stopAt: undefined,
      stopAnnouncedAt: undefined,
      connections: undefined,
      connectedSince: undefined,
      connectionsAt: undefined,
      deadlineAt: undefined,
      nextCheckAt: undefined,
    },
    events: [
      { type: 'terminate-requested', actor, details: { force: true } },
      { type: 'terminated', actor },
    ],
  };
}

function enter(
  status: TransitionalStatus,
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
  rebooting: 'restarting',
  terminating: 'being deleted',
  terminated: 'deleted',
};

function unfit(
  workstation: WorkstationRecord,
  verb: string,
  advice?: string,
): ConflictError {
  const word = WORDS[workstation.status] ?? workstation.status;
  return new ConflictError(
    `Workstation '${workstation.name}' cannot be ${verb} while it is ${word}${
      advice ? `; ${advice}` : ''
    }.`,
  );
}
