import { ConflictError } from '@backstage/errors';
import { enter } from './enter';
import { unfit } from './unfit';
import type { IntentChange, IntentContext } from './Wish';

/** A machine that holds somebody's work is started again; where there is none, a new one is asked for. */
export function retry(context: IntentContext): IntentChange | undefined {
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

/** Ends the machine and makes another of the version; everything on the disk is lost. */
export function rebuild(
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
