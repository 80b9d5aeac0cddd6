import { nextEpoch } from '../../lifecycle';
import { enter } from './enter';
import type { IntentChange, IntentContext } from './Wish';

type ForcedEnd = IntentChange & { patch: { epoch: number } };

/** Deletes a workstation: the reconciler ends its machine. */
export function terminate(context: IntentContext): IntentChange | undefined {
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
