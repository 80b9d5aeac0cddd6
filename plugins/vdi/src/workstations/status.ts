import type {
  Workstation,
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
