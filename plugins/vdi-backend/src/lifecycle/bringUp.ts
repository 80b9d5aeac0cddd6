import type { HostReport, HostResult } from '../aws';
import type { WorkstationRecord } from '../workstations/WorkstationRecord';
import type { LifecyclePolicy } from './policy';
import {
  isFresh,
  isLate,
  lateStep,
  WAIT,
  withoutMachine,
  type Situation,
} from './situation';
import type { Step } from './Step';

/** Next step of a machine that was asked for. */
export function decideLaunching(situation: Situation): Step {
  const { workstation, observation, policy } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!observation.known) {
    return WAIT;
  }
  if (!workstation.instanceId) {
    return observation.launchPending
      ? { kind: 'resend-launch' }
      : {
          kind: 'requeue',
          code: 'no-machine',
          message: 'EC2 started fewer machines than were asked for.',
        };
  }
  const { instance } = observation;
  if (!instance) {
    return isFresh(situation) ? WAIT : lostMachine(workstation, policy);
  }
  switch (instance.state) {
    case 'pending':
      return WAIT;
    case 'running':
      return { kind: 'become', status: 'preparing' };
    case 'stopping':
      return WAIT;
    case 'stopped':
      return { kind: 'start-instance' };
    default:
      return instance.stateReason?.code.includes('InsufficientInstanceCapacity')
        ? {
            kind: 'requeue',
            code: 'capacity',
            message: 'EC2 had no machine of this type.',
          }
        : {
            kind: 'fail',
            code: 'launch-failed',
            message: `The machine ended while it was starting: ${
              instance.stateReason?.message ?? 'EC2 gave no reason'
            }.`,
          };
  }
}

function lostMachine(
  workstation: WorkstationRecord,
  policy: LifecyclePolicy,
): Step {
  return workstation.attempts < policy.maxAttempts
    ? {
        kind: 'requeue',
        code: 'vanished',
        message: 'The machine disappeared while it was starting.',
      }
    : {
        kind: 'fail',
        code: 'vanished',
        message: 'The machine disappeared several times while it was starting.',
      };
}

/** Next step of a machine that is set up, for a pool or for its owner. */
export function decidePreparing(situation: Situation): Step {
  const { workstation, observation, policy } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'running':
      break;
    case 'stopped':
      return { kind: 'start-instance' };
    case 'pending':
    case 'stopping':
      return WAIT;
    default:
      return withoutMachine(situation);
  }
  if (!workstation.commandId) {
    return observation.hostOnline ? { kind: 'prepare' } : WAIT;
  }
  const result = observation.host;
  if (!result || result.state === 'running') {
    return WAIT;
  }
  if (awaitsReboot(situation, result)) {
    return { kind: 'await-reboot' };
  }
  const problem =
    result.state === 'failed'
      ? result.message
      : reportProblem(workstation, result.report);
  if (problem === undefined) {
    return {
      kind: 'become',
      status: workstation.ownerRef ? 'ready' : 'pooled',
    };
  }
  const retryable = result.state === 'failed' && result.retryable;
  return retryable && workstation.attempts < policy.maxAttempts
    ? { kind: 'repeat-preparation', message: problem }
    : {
        kind: 'fail',
        code: 'preparation-failed',
        message: `The desktop could not be set up: ${problem}`,
      };
}

/**
 * Whether the answer comes from before the reboot that was asked for, or was cut off by it. A document that does not
 * tell when the host booted is believed after a while.
 */
function awaitsReboot(
  { workstation, now, policy }: Situation,
  result: HostResult,
): boolean {
  const { rebootedAt } = workstation;
  if (!rebootedAt) {
    return false;
  }
  const bootedAt = result.state === 'done' ? result.report.bootedAt : undefined;
  if (bootedAt !== undefined) {
    return bootedAt < rebootedAt.getTime() - policy.clockSkew;
  }
  return now.getTime() - rebootedAt.getTime() < policy.rebootPatience;
}

/** What is wrong with a host that says it is prepared; `undefined` when nothing is. */
function reportProblem(
  workstation: WorkstationRecord,
  report: HostReport,
): string | undefined {
  if (report.workstationId !== workstation.id) {
    return `the machine calls itself '${report.workstationId}'.`;
  }
  if (!report.listening) {
    return 'the DCV server does not listen.';
  }
  if (workstation.osUser && report.sessionOwner !== workstation.osUser) {
    return `the DCV session belongs to '${
      report.sessionOwner ?? 'nobody'
    }' instead of '${workstation.osUser}'.`;
  }
  return undefined;
}

/** Next step of a machine that is started again. */
export function decideStarting(situation: Situation): Step {
  const { workstation, observation } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'stopped':
      return workstation.wantedType
        ? { kind: 'resize-instance', instanceType: workstation.wantedType }
        : { kind: 'start-instance' };
    case 'pending':
    case 'stopping':
      return WAIT;
    case 'running':
      return { kind: 'become', status: 'preparing' };
    default:
      return withoutMachine(situation);
  }
}

/** Next step of a machine that is to reboot; whether it has is found out by preparing it again. */
export function decideRebooting(situation: Situation): Step {
  const { observation } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'running':
      return { kind: 'reboot-instance' };
    case 'pending':
    case 'stopping':
      return WAIT;
    case 'stopped':
      return { kind: 'start-instance' };
    default:
      return withoutMachine(situation);
  }
}
