import type {
  WorkstationEventType,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  deadlineOf,
  nextEpoch,
  stopAtOf,
  type LifecyclePolicy,
  type Observation,
  type Step,
} from '../lifecycle';
import {
  SYSTEM,
  type EventDetails,
  type NewEvent,
  type StopMode,
  type WorkstationPatch,
  type WorkstationRecord,
} from '../workstations';
import { factsOf, requestDeadline } from './LaunchStore';

/** What a step that only concerns the database changes, and what the history says of it. */
export interface Transition {
  patch: WorkstationPatch;
  events: NewEvent[];
}

interface TransitionContext {
  workstation: WorkstationRecord;
  observation: Observation;
  now: Date;
  policy: LifecyclePolicy;
}

/** The change that a step makes to the row; `undefined` for steps that change something in AWS first. */
export function transitionOf(
  step: Step,
  context: TransitionContext,
): Transition | undefined {
  switch (step.kind) {
    case 'become':
      return become(step.status, context);
    case 'drift':
      return drift(step, context);
    case 'requeue':
      return requeue(step, context);
    case 'repeat-preparation':
      return {
        patch: {
          commandId: undefined,
          attempts: context.workstation.attempts + 1,
          nextCheckAt: context.now,
        },
        events: [],
      };
    case 'await-reboot':
      return {
        patch: {
          commandId: undefined,
          nextCheckAt: later(context, context.policy.retryInterval),
        },
        events: [],
      };
    case 'announce-stop':
      return announceStop(context);
    case 'rebuild':
      return rebuild(step.version, context);
    case 'fail':
      return fail(step, context);
    default:
      return undefined;
  }
}

/** The columns that every change of status sets. */
export function enter(
  status: WorkstationStatus,
  now: Date,
  policy: LifecyclePolicy,
): WorkstationPatch {
  return {
    status,
    statusSince: now,
    attempts: 0,
    reasonCode: undefined,
    reasonMessage: undefined,
    deadlineAt: deadlineOf(status, now, policy),
    nextCheckAt: now,
  };
}

/** The reason of what was stopped because EC2 did not hibernate it; it stays until the next start. */
export const STOPPED_INSTEAD = 'stopped-instead';

const NOT_RUNNING: WorkstationPatch = {
  commandId: undefined,
  runningSince: undefined,
  rebootedAt: undefined,
  stopAt: undefined,
  stopAnnouncedAt: undefined,
  connections: undefined,
  connectedSince: undefined,
  connectionsAt: undefined,
};

function become(
  status: WorkstationStatus,
  context: TransitionContext,
): Transition {
  const { workstation, observation, now, policy } = context;
  const patch = enter(status, now, policy);
  let details: EventDetails | undefined;
  switch (status) {
    case 'preparing':
      patch.commandId = undefined;
      patch.runningSince = now;
      if (observation.instance) {
        Object.assign(patch, factsOf(observation.instance));
      }
      break;
    case 'ready': {
      patch.commandId = undefined;
      // The way in may have been closed for the present epoch, and such a one stays closed.
      patch.epoch = nextEpoch(workstation.epoch, now);
      patch.routeClosed = false;
      patch.rebootedAt = undefined;
      patch.stopMode = undefined;
      // A reboot does not prolong the time.
      patch.stopAt = workstation.stopAt ?? stopAtOf(workstation, now);
      if (!workstation.readyAt) {
        patch.readyAt = now;
        const seconds =
          (now.getTime() - workstation.requestedAt.getTime()) / 1000;
        patch.secondsToConnectable = seconds;
        if (!workstation.claimedAt) {
          patch.secondsToReady = seconds;
          details = { seconds: Math.round(seconds) };
        }
      }
      break;
    }
    case 'pooled':
      patch.commandId = undefined;
      break;
    case 'stopped':
      Object.assign(patch, NOT_RUNNING);
      if (workstation.reasonCode === STOPPED_INSTEAD) {
        patch.reasonCode = workstation.reasonCode;
        patch.reasonMessage = workstation.reasonMessage;
      }
      break;
    case 'terminated':
      Object.assign(patch, NOT_RUNNING, {
        terminatedAt: now,
        nextCheckAt: undefined,
      });
      break;
    default:
      break;
  }
  return { patch, events: [{ type: eventOf(status), actor: SYSTEM, details }] };
}

function later({ now }: TransitionContext, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

function announceStop({ workstation, now }: TransitionContext): Transition {
  return {
    patch: { stopAnnouncedAt: now, nextCheckAt: workstation.stopAt },
    events: [
      {
        type: 'stop-announced',
        actor: SYSTEM,
        details: { stopAt: workstation.stopAt?.toISOString() ?? '' },
      },
    ],
  };
}

function rebuild(
  version: number,
  { now, policy }: TransitionContext,
): Transition {
  return {
    patch: {
      ...enter('requested', now, policy),
      ...NOT_RUNNING,
      templateVersion: version,
      rebuildVersion: undefined,
      launchId: undefined,
      launchedAt: undefined,
      instanceId: undefined,
      privateDnsName: undefined,
      requestedAt: now,
      readyAt: undefined,
      claimedAt: undefined,
      stopMode: undefined,
      wantedType: undefined,
      tagsPending: true,
      placement: 0,
    },
    events: [{ type: 'requested', actor: SYSTEM, details: { version } }],
  };
}

const DRIFT_INTENTS = {
  stopping: 'stop',
  starting: 'run',
  terminating: 'terminate',
} as const;

function drift(
  step: Extract<Step, { kind: 'drift' }>,
  { workstation, now, policy }: TransitionContext,
): Transition {
  return {
    patch: {
      ...enter(step.status, now, policy),
      intent: DRIFT_INTENTS[step.status],
      stopMode:
        step.status === 'stopping' ? stopModeOf(workstation) : undefined,
      epoch: nextEpoch(workstation.epoch, now),
    },
    events: [{ type: step.status, actor: SYSTEM, message: step.message }],
  };
}

/** What is stopped without a wish of its owner's hibernates where it can. */
function stopModeOf({ hibernation }: WorkstationRecord): StopMode {
  return hibernation ? 'hibernate' : 'stop';
}

function requeue(
  step: Extract<Step, { kind: 'requeue' }>,
  { workstation, now, policy }: TransitionContext,
): Transition {
  return {
    patch: {
      ...enter('requested', now, policy),
      launchId: undefined,
      instanceId: undefined,
      attempts: workstation.attempts + 1,
      placement: workstation.placement + (step.code === 'capacity' ? 1 : 0),
      reasonCode: step.code,
      reasonMessage: step.message,
      deadlineAt: requestDeadline(workstation, policy),
    },
    events: [
      {
        type: 'capacity-wait',
        actor: SYSTEM,
        message: step.message,
        details: { code: step.code },
      },
    ],
  };
}

function fail(
  step: Extract<Step, { kind: 'fail' }>,
  { workstation, now, policy }: TransitionContext,
): Transition {
  return {
    patch: {
      ...enter('failed', now, policy),
      commandId: undefined,
      rebuildVersion: undefined,
      epoch: nextEpoch(workstation.epoch, now),
      reasonCode: step.code,
      reasonMessage: step.message,
    },
    events: [
      {
        type: 'failed',
        actor: SYSTEM,
        message: step.message,
        details: { code: step.code },
      },
    ],
  };
}

function eventOf(status: WorkstationStatus): WorkstationEventType {
  return status;
}
