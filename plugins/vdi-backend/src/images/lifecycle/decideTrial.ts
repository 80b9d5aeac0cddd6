import type { BuildSituation, BuildStep } from './BuildStep';

/** Reasons of a failure that say nothing about the image: EC2 had no machine, or lost it. */
const NOT_THE_IMAGE = new Set([
  'requested-late',
  'launching-late',
  'vanished',
  'launch-failed',
]);

const WAITING: BuildStep = { kind: 'wait' };

/** Next step of a build whose image is tried by a workstation of it. */
export function decideTrial(situation: BuildSituation): BuildStep {
  const { build, now, policy } = situation;
  if (build.trialStatus !== 'running') {
    return { kind: 'begin-trial' };
  }
  const since = build.trialStartedAt?.getTime() ?? 0;
  const late = now.getTime() - since >= policy.trialDeadline;
  if (!build.trialWorkstationId) {
    return late
      ? failed('No workstation of the image could be asked for in time.')
      : { kind: 'launch-trial' };
  }
  const outcome = outcomeOf(situation);
  return outcome.kind === 'wait' && late
    ? failed('The workstation was not ready in time.')
    : outcome;
}

function outcomeOf(situation: BuildSituation): BuildStep {
  const { workstation } = situation.observation;
  if (!workstation) {
    return failed('The workstation is gone.');
  }
  if (workstation.status === 'failed') {
    const { reasonCode = '', reasonMessage } = workstation;
    return failed(
      reasonMessage ?? 'The workstation did not start.',
      NOT_THE_IMAGE.has(reasonCode) && mayRepeat(situation),
    );
  }
  if (workstation.intent !== 'run') {
    return failed(
      'Somebody stopped or deleted the workstation before it was ready.',
    );
  }
  return workstation.status === 'ready' ? lookInside(situation) : WAITING;
}

/** The host has reported that it is set up; now its DCV server has to tell of the session. */
function lookInside({
  build,
  observation,
  now,
  policy,
}: BuildSituation): BuildStep {
  if (!build.trialCommandId) {
    return { kind: 'inspect-trial' };
  }
  const readySince = observation.workstation?.statusSince ?? now;
  const seconds = Math.round(
    (readySince.getTime() - (build.trialStartedAt ?? readySince).getTime()) /
      1000,
  );
  if (observation.sessionSeen) {
    return {
      kind: 'conclude-trial',
      passed: true,
      message: `A workstation of it was ready after ${seconds} seconds, its DCV server answered and its session was open.`,
      again: false,
    };
  }
  return now.getTime() - readySince.getTime() < policy.sessionPatience
    ? WAITING
    : failed(
        'The workstation was ready, but its DCV server did not tell of its session.',
      );
}

function mayRepeat({ build, policy }: BuildSituation): boolean {
  return (build.trialAttempt ?? 1) < policy.maxTrials;
}

function failed(message: string, again = false): BuildStep {
  return { kind: 'conclude-trial', passed: false, message, again };
}
