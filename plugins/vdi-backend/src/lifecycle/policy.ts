import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Statuses in which a workstation waits for something and that therefore have a deadline. */
export type TransitionalStatus =
  | 'requested'
  | 'launching'
  | 'preparing'
  | 'assigning'
  | 'stopping'
  | 'starting'
  | 'rebooting'
  | 'terminating';

/** Limits of the lifecycle; all times in milliseconds. */
export interface LifecyclePolicy {
  /** How long each status may last before it counts as failed. */
  deadlines: Record<TransitionalStatus, number>;
  /** How long EC2 may not know an instance that it has just launched. */
  consistencyWindow: number;
  /** How long the end of a failed machine waits for a directory that does not answer. */
  directoryPatience: number;
  /** Pause before a workstation in transition is looked at again. */
  checkInterval: number;
  /** Pause before something that AWS did not accept is tried again. */
  retryInterval: number;
  /** How long before the end of its time the owner of a desktop is told. */
  stopNotice: number;
  /** How long EC2 may not be ready to hibernate a machine, as in its first minutes, before it is stopped instead. */
  hibernationPatience: number;
  /** How long a host that does not tell when it booted is given for a reboot. */
  rebootPatience: number;
  /** By how much the clock of a host may differ from ours. */
  clockSkew: number;
  /** How often a preparation or a lost launch is repeated before it counts as failed. */
  maxAttempts: number;
}

export const DEFAULT_POLICY: LifecyclePolicy = {
  deadlines: {
    requested: 15 * MINUTE,
    launching: 10 * MINUTE,
    preparing: 20 * MINUTE,
    assigning: 10 * MINUTE,
    stopping: 15 * MINUTE,
    starting: 10 * MINUTE,
    rebooting: 10 * MINUTE,
    terminating: 15 * MINUTE,
  },
  consistencyWindow: 3 * MINUTE,
  directoryPatience: MINUTE,
  checkInterval: 2 * SECOND,
  retryInterval: 5 * SECOND,
  stopNotice: 30 * MINUTE,
  hibernationPatience: 6 * MINUTE,
  rebootPatience: 3 * MINUTE,
  clockSkew: 5 * SECOND,
  maxAttempts: 3,
};

const RESTING: ReadonlySet<WorkstationStatus> = new Set([
  'pooled',
  'ready',
  'stopped',
  'terminated',
  'failed',
] satisfies WorkstationStatus[]);

/** Whether a workstation in this status waits for nothing. */
export function isResting(
  status: WorkstationStatus,
): status is Exclude<WorkstationStatus, TransitionalStatus> {
  return RESTING.has(status);
}

/**
 * When a workstation that rests has to be looked at although nobody asks: to announce that it will be stopped, and to
 * stop it.
 */
export function nextLook(
  workstation: {
    status: WorkstationStatus;
    stopAt?: Date;
    stopAnnouncedAt?: Date;
  },
  policy: LifecyclePolicy,
): Date | undefined {
  const { status, stopAt, stopAnnouncedAt } = workstation;
  if (status !== 'ready' || !stopAt) {
    return undefined;
  }
  return stopAnnouncedAt
    ? stopAt
    : new Date(stopAt.getTime() - policy.stopNotice);
}

/** When a desktop that becomes ready now is to be stopped. */
export function stopAtOf(
  { stopAfter }: { stopAfter?: number },
  now: Date,
): Date | undefined {
  return stopAfter === undefined
    ? undefined
    : new Date(now.getTime() + stopAfter * 1000);
}

/** When a status that began at `since` counts as failed; resting ones never do. */
export function deadlineOf(
  status: WorkstationStatus,
  since: Date,
  policy: LifecyclePolicy,
): Date | undefined {
  return isResting(status)
    ? undefined
    : new Date(since.getTime() + policy.deadlines[status]);
}

/**
 * The epoch after `epoch`. It is never below the seconds since 1970, so that it also passes the epochs that a database
 * restored from a backup has forgotten.
 */
export function nextEpoch(epoch: number, now: Date): number {
  return Math.max(epoch + 1, Math.floor(now.getTime() / 1000));
}
