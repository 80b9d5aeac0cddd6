import {
  isAlive,
  isLate,
  lateStep,
  mayStillAppear,
  REST,
  WAIT,
  withoutMachine,
  type Situation,
} from './situation';
import type { Step } from './Step';

/** Next step of a machine that is to stop. */
export function decideStopping(situation: Situation): Step {
  const { workstation, observation } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!workstation.routeClosed) {
    return { kind: 'close-route' };
  }
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'pending':
    case 'running':
      return {
        kind: 'stop-instance',
        hibernate: workstation.stopMode === 'hibernate',
      };
    case 'stopping':
      return WAIT;
    case 'stopped':
      return { kind: 'become', status: 'stopped' };
    default:
      return withoutMachine(situation);
  }
}

/** Next step of a machine that is to end. */
export function decideTerminating(situation: Situation): Step {
  const { workstation, observation } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!workstation.routeClosed) {
    return { kind: 'close-route' };
  }
  if (!observation.known) {
    return WAIT;
  }
  if (isAlive(observation)) {
    return { kind: 'terminate-instance' };
  }
  if (mayStillAppear(situation)) {
    return WAIT;
  }
  return workstation.rebuildVersion && workstation.intent !== 'terminate'
    ? { kind: 'rebuild', version: workstation.rebuildVersion }
    : { kind: 'become', status: 'terminated' };
}

/**
 * A machine that has never been ready holds nothing of value and is ended. One that has been ready holds somebody's
 * work: it is stopped, so that it costs little, and kept until its owner tries again or deletes it.
 */
export function decideFailed(situation: Situation): Step {
  const { workstation, observation } = situation;
  // A machine that ends lets nobody in either, so a directory that is down for long does not keep it running.
  if (
    !workstation.routeClosed &&
    !(outlastsDirectory(situation) && isAlive(observation))
  ) {
    return { kind: 'close-route' };
  }
  if (!workstation.instanceId && !workstation.launchId) {
    return workstation.intent === 'terminate'
      ? { kind: 'become', status: 'terminated' }
      : REST;
  }
  if (!observation.known) {
    return WAIT;
  }
  if (!isAlive(observation)) {
    if (mayStillAppear(situation)) {
      return WAIT;
    }
    return workstation.intent === 'terminate'
      ? { kind: 'become', status: 'terminated' }
      : { kind: 'forget-instance' };
  }
  if (workstation.readyAt && workstation.intent !== 'terminate') {
    const state = observation.instance?.state;
    if (state === 'running' || state === 'pending') {
      return { kind: 'stop-instance', hibernate: false };
    }
    if (state === 'stopping') {
      return WAIT;
    }
    return workstation.routeClosed ? REST : { kind: 'close-route' };
  }
  return { kind: 'terminate-instance' };
}

/** Whether the failure is too old to wait for the directory any longer. */
function outlastsDirectory({ workstation, now, policy }: Situation): boolean {
  const waited = now.getTime() - workstation.statusSince.getTime();
  return waited > policy.directoryPatience;
}
