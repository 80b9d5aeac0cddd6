import type { WorkstationRecord } from '../workstations/WorkstationRecord';
import {
  decideLaunching,
  decidePreparing,
  decideRebooting,
  decideStarting,
} from './bringUp';
import { isAlive, isLate, lateStep, REST, type Situation } from './situation';
import { decidePooled, decideReady, decideStopped } from './standing';
import type { Step } from './Step';
import { decideFailed, decideStopping, decideTerminating } from './wayOut';

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
    case 'rebooting':
      return decideRebooting(situation);
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
