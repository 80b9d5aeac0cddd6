import type {
  Workstation,
  WorkstationAction,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';

const TRANSITIONS: ReadonlySet<WorkstationStatus> = new Set([
  'requested',
  'launching',
  'preparing',
  'assigning',
  'starting',
  'rebooting',
  'stopping',
  'terminating',
] satisfies WorkstationStatus[]);

const ON_THE_WAY_UP: ReadonlySet<WorkstationStatus> = new Set([
  'requested',
  'launching',
  'preparing',
  'assigning',
  'starting',
  'rebooting',
] satisfies WorkstationStatus[]);

/** Whether a status ends by itself, so that it is worth looking again soon. */
export function isInTransition(status: WorkstationStatus): boolean {
  return TRANSITIONS.has(status);
}

/** Whether a workstation is on its way to being ready. */
export function isOnTheWayUp(status: WorkstationStatus): boolean {
  return ON_THE_WAY_UP.has(status);
}

/** Whether a workstation has never been ready, so that deleting it loses nothing. */
export function isUnused({ status, readyAt }: Workstation): boolean {
  return isOnTheWayUp(status) && readyAt === undefined;
}

/** How urgent a status looks. */
export type StatusTone = 'good' | 'busy' | 'idle' | 'bad';

/** The tone of a status. */
export function statusTone(status: WorkstationStatus): StatusTone {
  if (status === 'ready') {
    return 'good';
  }
  if (status === 'failed') {
    return 'bad';
  }
  return isInTransition(status) ? 'busy' : 'idle';
}

/** Statuses in which an action makes sense at all. */
const TIMES: Record<WorkstationAction, readonly WorkstationStatus[]> = {
  connect: ['ready'],
  revealCredentials: ['ready'],
  start: ['stopped'],
  stop: ['ready'],
  hibernate: ['ready'],
  reboot: ['ready'],
  rebuild: ['ready', 'stopped', 'failed'],
  resize: ['stopped'],
  extend: ['ready'],
  rename: [],
  retry: ['failed'],
  delete: [],
};

/** Whether an action can be taken now, at another time, or never by this caller. */
export type Availability = 'now' | 'later' | 'never';

/**
 * When the caller may take an action. The server lists what is allowed now; of what it does not list, that which
 * belongs to another status is possible later, to somebody who may do anything with the workstation at all.
 */
export function availability(
  { actions, status }: Workstation,
  action: WorkstationAction,
): Availability {
  if (actions.includes(action)) {
    return 'now';
  }
  const ends = status === 'terminating' || status === 'terminated';
  const times = TIMES[action];
  return !ends &&
    actions.length > 0 &&
    times.length > 0 &&
    !times.includes(status)
    ? 'later'
    : 'never';
}

/** The one obvious thing to do next. */
export type PrimaryAction = 'connect' | 'start' | 'retry' | 'cancel';

/** What a person will most likely want to do with a workstation now. */
export function primaryAction(
  workstation: Workstation,
): PrimaryAction | undefined {
  const { actions, status } = workstation;
  for (const action of ['connect', 'start', 'retry'] as const) {
    if (TIMES[action].includes(status) && actions.includes(action)) {
      return action;
    }
  }
  return isUnused(workstation) && actions.includes('delete')
    ? 'cancel'
    : undefined;
}
