import {
  deadlineOf,
  nextEpoch,
  type TransitionalStatus,
} from '../../lifecycle';
import type { WorkstationPatch } from '../WorkstationRecord';
import type { IntentContext } from './Wish';

/** The part of a change that begins a new status: its epoch, its deadline and no attempts yet. */
export function enter(
  status: TransitionalStatus,
  { workstation, now, policy }: IntentContext,
): WorkstationPatch {
  return {
    status,
    statusSince: now,
    epoch: nextEpoch(workstation.epoch, now),
    attempts: 0,
    reasonCode: undefined,
    reasonMessage: undefined,
    deadlineAt: deadlineOf(status, now, policy),
    nextCheckAt: now,
  };
}
