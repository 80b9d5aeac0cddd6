import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { AwsCallTally } from '../../metrics';

/** A backend process as the others know it. */
export interface Replica {
  id: string;
  /** Name of the machine or container that it runs on */
  host: string;
  startedAt: Date;
  seenAt: Date;
}

/** Workstations of one status in the reconciler's queue. */
export interface QueueCount {
  status: WorkstationStatus;
  count: number;
  due: number;
  /** In the hands of a replica at the moment */
  locked: number;
  /** When the first that is due became so */
  dueSince?: Date;
}

/** Workstations that need a look, for the same reason. */
export interface TroubleCount {
  /**
   * - `stuck`: past their deadline, or due for a look that nobody took, by five minutes or more
   * - `failed`: given up
   * - `waiting`: on their way, and something keeps them, or their machine has not come for two minutes
   */
  kind: 'stuck' | 'failed' | 'waiting';
  status: WorkstationStatus;
  /** Absent when nothing is known */
  code?: string;
  /** A sentence of one of them */
  message?: string;
  count: number;
  /** When the first of them came to this status */
  since: Date;
  /** The template, when all of them have the same */
  templateId?: string;
}

/** What replicas tell each other about their work, and numbers about the queue. */
export interface OperationsStore {
  /** Adds a replica's calls to AWS to those of the others. */
  addCalls(tallies: AwsCallTally[], now: Date): Promise<void>;
  /** Calls by action, of about the time since then: they are kept in tens of minutes. */
  callsSince(since: Date): Promise<AwsCallTally[]>;
  /** Tells the others that the replica works. */
  see(replica: Replica): Promise<void>;
  replicas(since: Date): Promise<Replica[]>;
  queue(now: Date): Promise<QueueCount[]>;
  troubles(now: Date): Promise<TroubleCount[]>;
  /** Deletes what is older. */
  purge(before: Date): Promise<void>;
}
