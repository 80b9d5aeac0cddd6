import type { LifecyclePolicy } from '../../lifecycle';
import type {
  Actor,
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from '../WorkstationRecord';

/** What people want of a workstation. */
export type Wish =
  | { action: 'start' | 'stop' | 'hibernate' | 'reboot' | 'retry' | 'delete' }
  /** `version`: the template's default version */
  | { action: 'rebuild'; version: number }
  | { action: 'resize'; instanceType: string }
  | { action: 'extend'; hours: number }
  | { action: 'rename'; name: string };

/** The change that a person's wish makes to a row. */
export interface IntentChange {
  patch: WorkstationPatch;
  events: NewEvent[];
  /** Whether the owner has one more than before, for which the limit must have room. */
  addsOne?: boolean;
}

/** Whose wish it is, for which workstation, and when. */
export interface IntentContext {
  workstation: WorkstationRecord;
  actor: Actor;
  now: Date;
  policy: LifecyclePolicy;
}
