import type { WorkstationRecord } from '../workstations/WorkstationRecord';
import type { LifecyclePolicy } from './policy';
import type { Observation, Step } from './Step';

export const REST: Step = { kind: 'rest' };
export const WAIT: Step = { kind: 'wait' };

/** All that a decision depends on. */
export interface Situation {
  workstation: WorkstationRecord;
  observation: Observation;
  now: Date;
  policy: LifecyclePolicy;
}

const VANISHED: Step = {
  kind: 'fail',
  code: 'vanished',
  message:
    'The machine no longer exists; it was terminated outside the portal or lost by AWS.',
};

/** EC2 may lose sight of a fresh instance for a moment; only what stays away is gone. */
export function withoutMachine(situation: Situation): Step {
  return mayStillAppear(situation) ? WAIT : VANISHED;
}

const LATE_MESSAGES: Record<string, string> = {
  requested: 'No machine could be had in time.',
  launching: 'The machine did not start in time.',
  preparing: 'The desktop was not set up in time.',
  assigning: 'The desktop was not set up for you in time.',
  stopping: 'The machine did not stop in time.',
  starting: 'The machine did not start in time.',
  rebooting: 'The machine did not restart in time.',
  terminating:
    'The machine could not be deleted in time; the portal keeps trying.',
};

/** Whether the present status has lasted longer than it may. */
export function isLate({ workstation, now }: Situation): boolean {
  return workstation.deadlineAt !== undefined && now >= workstation.deadlineAt;
}

/** The failure of a status that has lasted too long, with what it waited for. */
export function lateStep({ workstation }: Situation): Step {
  const message = LATE_MESSAGES[workstation.status];
  return {
    kind: 'fail',
    code: `${workstation.status}-late`,
    message: workstation.reasonMessage
      ? `${message} ${workstation.reasonMessage}`
      : message,
  };
}

/** Whether EC2 has the instance in a state from which it can still cost money. */
export function isAlive({ instance }: Observation): boolean {
  return (
    instance !== undefined &&
    instance.state !== 'shutting-down' &&
    instance.state !== 'terminated'
  );
}

/** Whether the instance was launched so recently that EC2 may not know it yet. */
export function isFresh({ workstation, now, policy }: Situation): boolean {
  return (
    workstation.launchedAt !== undefined &&
    now.getTime() - workstation.launchedAt.getTime() < policy.consistencyWindow
  );
}

/** Whether an instance that is not seen now may show up later. */
export function mayStillAppear(situation: Situation): boolean {
  const { workstation, observation } = situation;
  if (observation.instance) {
    return false;
  }
  return workstation.instanceId
    ? isFresh(situation)
    : observation.launchPending === true && isFresh(situation);
}
