import {
  mayStillAppear,
  REST,
  WAIT,
  withoutMachine,
  type Situation,
} from './situation';
import type { Step } from './Step';

/** Next step of a warm machine. */
export function decidePooled(situation: Situation): Step {
  const { observation } = situation;
  if (!observation.known || mayStillAppear(situation)) {
    return WAIT;
  }
  return observation.instance?.state === 'running'
    ? REST
    : {
        kind: 'drift',
        status: 'terminating',
        message: 'The warm machine is not running any more.',
      };
}

/** Next step of a desktop that its owner may use. */
export function decideReady(situation: Situation): Step {
  const { observation } = situation;
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'pending':
    case 'running':
      return decideEnd(situation);
    case 'stopping':
    case 'stopped':
      return {
        kind: 'drift',
        status: 'stopping',
        message: 'The machine was stopped outside the portal.',
      };
    default:
      return withoutMachine(situation);
  }
}

/** A desktop whose time is up is stopped, after its owner has been told. */
function decideEnd({ workstation, now, policy }: Situation): Step {
  const { stopAt, stopAnnouncedAt } = workstation;
  if (!stopAt) {
    return REST;
  }
  if (now >= stopAt) {
    return {
      kind: 'drift',
      status: 'stopping',
      message: 'Its time was up; the disk is kept.',
    };
  }
  const announceAt = stopAt.getTime() - policy.stopNotice;
  return !stopAnnouncedAt && now.getTime() >= announceAt
    ? { kind: 'announce-stop' }
    : REST;
}

/** Next step of a machine that is stopped. */
export function decideStopped(situation: Situation): Step {
  const { workstation, observation } = situation;
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'stopped':
      return workstation.wantedType
        ? { kind: 'resize-instance', instanceType: workstation.wantedType }
        : REST;
    case 'stopping':
      return workstation.wantedType ? WAIT : REST;
    case 'pending':
    case 'running':
      return {
        kind: 'drift',
        status: 'starting',
        message: 'The machine was started outside the portal.',
      };
    default:
      return withoutMachine(situation);
  }
}
