import type {
  Workstation,
  WorkstationAction,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { isOnTheWayUp, isUnused } from './status';

/** Whether an action can be taken now, at another time, or never by this caller. */
export type Availability = 'now' | 'later' | 'never';

/** What must happen before an action can be taken. */
export type LaterReason =
  | 'whenReady'
  | 'whenStopped'
  | 'stopFirst'
  | 'hibernated';

/** Why an action cannot be taken yet; `undefined` when waiting for it makes no sense. */
export function laterReason(
  workstation: Workstation,
  action: WorkstationAction,
): LaterReason | undefined {
  const { status, hibernated } = workstation;
  const used = !isUnused(workstation);
  const wayUp = isOnTheWayUp(status);
  switch (action) {
    case 'start':
      return status === 'stopping' ? 'whenStopped' : undefined;
    case 'stop':
      return wayUp ? 'whenReady' : undefined;
    case 'reboot':
      return wayUp && used ? 'whenReady' : undefined;
    case 'rebuild':
      if (status === 'stopping') {
        return 'whenStopped';
      }
      return wayUp && used ? 'whenReady' : undefined;
    case 'resize':
      if (status === 'stopped') {
        return hibernated ? 'hibernated' : undefined;
      }
      if (status === 'stopping') {
        return 'whenStopped';
      }
      return status === 'ready' || (wayUp && used) ? 'stopFirst' : undefined;
    default:
      return undefined;
  }
}

/**
 * When the caller may take an action. The server lists what is allowed now; of what it does not list, that which
 * belongs to another status is possible later, to somebody who may change the workstation at all.
 */
export function availability(
  workstation: Workstation,
  action: WorkstationAction,
): Availability {
  const { actions, owner } = workstation;
  if (actions.includes(action)) {
    return 'now';
  }
  // Whoever may change a workstation may rename it in every status that does not end it.
  const mayChange = owner !== undefined && actions.includes('rename');
  return mayChange && laterReason(workstation, action) ? 'later' : 'never';
}

// By then EC2 has usually ended a machine several times over, in milliseconds.
const LONG_DELETION = 5 * 60_000;

/** Whether a deletion takes so long, or has failed, that somebody may want to do without AWS's answer. */
export function deletionHangs(
  { status, statusSince, intent }: Workstation,
  now: number,
): boolean {
  return (
    intent === 'terminate' &&
    (status === 'failed' ||
      (status === 'terminating' &&
        now - Date.parse(statusSince) >= LONG_DELETION))
  );
}

/** The one obvious thing to do next. */
export type PrimaryAction = 'connect' | 'start' | 'retry' | 'cancel';

const PRIMARY = {
  connect: 'ready',
  start: 'stopped',
  retry: 'failed',
} as const satisfies Partial<Record<WorkstationAction, WorkstationStatus>>;

/** What a person will most likely want to do with a workstation now. */
export function primaryAction(
  workstation: Workstation,
): PrimaryAction | undefined {
  const { actions, status } = workstation;
  for (const action of ['connect', 'start', 'retry'] as const) {
    if (PRIMARY[action] === status && actions.includes(action)) {
      return action;
    }
  }
  return isUnused(workstation) && actions.includes('delete')
    ? 'cancel'
    : undefined;
}
