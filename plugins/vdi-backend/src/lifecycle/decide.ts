import type { HostReport } from '../aws';
import type { WorkstationRecord } from '../workstations/WorkstationRecord';
import type { LifecyclePolicy } from './policy';
import type { Observation, Step } from './Step';

const REST: Step = { kind: 'rest' };
const WAIT: Step = { kind: 'wait' };

interface Situation {
  workstation: WorkstationRecord;
  observation: Observation;
  now: Date;
  policy: LifecyclePolicy;
}

/**
 * The next step for a workstation, from what people want of it, what is seen of its machine, and the time. It does
 * nothing itself and covers every combination.
 */
export function decide(situation: Situation): Step {
  const { workstation, observation } = situation;
  const step = decideByStatus(situation);
  const idle = step.kind === 'rest' || step.kind === 'wait';
  if (
    idle &&
    workstation.tagsPending &&
    workstation.status !== 'failed' &&
    workstation.status !== 'terminated' &&
    observation.known &&
    isAlive(observation)
  ) {
    return { kind: 'tag' };
  }
  return step;
}

function decideByStatus(situation: Situation): Step {
  const { workstation } = situation;
  if (wantsEnd(workstation)) {
    return { kind: 'become', status: 'terminating' };
  }
  switch (workstation.status) {
    case 'requested':
      return isLate(situation) ? lateStep(situation) : { kind: 'launch' };
    case 'launching':
      return decideLaunching(situation);
    case 'preparing':
    case 'assigning':
      return decidePreparing(situation);
    case 'pooled':
      return decidePooled(situation);
    case 'ready':
      return decideReady(situation);
    case 'stopping':
      return decideStopping(situation);
    case 'stopped':
      return decideStopped(situation);
    case 'starting':
      return decideStarting(situation);
    case 'terminating':
      return decideTerminating(situation);
    case 'failed':
      return decideFailed(situation);
    default:
      return REST;
  }
}

function wantsEnd({ intent, status }: WorkstationRecord): boolean {
  return (
    intent === 'terminate' &&
    status !== 'terminating' &&
    status !== 'terminated' &&
    status !== 'failed'
  );
}

function decideLaunching(situation: Situation): Step {
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

function decidePreparing(situation: Situation): Step {
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

function decidePooled(situation: Situation): Step {
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

function decideReady(situation: Situation): Step {
  const { observation } = situation;
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'pending':
    case 'running':
      return REST;
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

function decideStopping(situation: Situation): Step {
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
      return { kind: 'stop-instance' };
    case 'stopping':
      return WAIT;
    case 'stopped':
      return { kind: 'become', status: 'stopped' };
    default:
      return withoutMachine(situation);
  }
}

function decideStopped(situation: Situation): Step {
  const { observation } = situation;
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'stopping':
    case 'stopped':
      return REST;
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

function decideStarting(situation: Situation): Step {
  const { observation } = situation;
  if (isLate(situation)) {
    return lateStep(situation);
  }
  if (!observation.known) {
    return WAIT;
  }
  switch (observation.instance?.state) {
    case 'stopped':
      return { kind: 'start-instance' };
    case 'pending':
    case 'stopping':
      return WAIT;
    case 'running':
      return { kind: 'become', status: 'preparing' };
    default:
      return withoutMachine(situation);
  }
}

function decideTerminating(situation: Situation): Step {
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
  return mayStillAppear(situation)
    ? WAIT
    : { kind: 'become', status: 'terminated' };
}

/**
 * A machine that has never been ready holds nothing of value and is ended. One that has been ready holds somebody's
 * work: it is stopped, so that it costs little, and kept until its owner tries again or deletes it.
 */
function decideFailed(situation: Situation): Step {
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
      return { kind: 'stop-instance' };
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

const VANISHED: Step = {
  kind: 'fail',
  code: 'vanished',
  message:
    'The machine no longer exists; it was terminated outside the portal or lost by AWS.',
};

/** EC2 may lose sight of a fresh instance for a moment; only what stays away is gone. */
function withoutMachine(situation: Situation): Step {
  return mayStillAppear(situation) ? WAIT : VANISHED;
}

const LATE_MESSAGES: Record<string, string> = {
  requested: 'No machine could be had in time.',
  launching: 'The machine did not start in time.',
  preparing: 'The desktop was not set up in time.',
  assigning: 'The desktop was not set up for you in time.',
  stopping: 'The machine did not stop in time.',
  starting: 'The machine did not start in time.',
  terminating:
    'The machine could not be deleted in time; the portal keeps trying.',
};

function isLate({ workstation, now }: Situation): boolean {
  return workstation.deadlineAt !== undefined && now >= workstation.deadlineAt;
}

function lateStep({ workstation }: Situation): Step {
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
function isAlive({ instance }: Observation): boolean {
  return (
    instance !== undefined &&
    instance.state !== 'shutting-down' &&
    instance.state !== 'terminated'
  );
}

/** Whether the instance was launched so recently that EC2 may not know it yet. */
function isFresh({ workstation, now, policy }: Situation): boolean {
  return (
    workstation.launchedAt !== undefined &&
    now.getTime() - workstation.launchedAt.getTime() < policy.consistencyWindow
  );
}

/** Whether an instance that is not seen now may show up later. */
function mayStillAppear(situation: Situation): boolean {
  const { workstation, observation } = situation;
  if (observation.instance) {
    return false;
  }
  return workstation.instanceId
    ? isFresh(situation)
    : observation.launchPending === true && isFresh(situation);
}
