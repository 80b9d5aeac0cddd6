import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Actor, WorkstationRecord } from '../../workstations';
import type { StoredSettings } from '../../templates';
import type { PoolMember } from '../plan';

/** A pool that was set in the portal. */
export interface StoredPool extends StoredSettings<PoolSettings> {
  templateId: string;
}

/** What a pool remembers between two plans. */
export interface PoolState {
  /** Looks in a row that found members failed since the one before */
  failures: number;
  failedAt?: Date;
  /** Why the last member failed */
  failure?: string;
  /** Until when nothing is started */
  heldUntil?: Date;
  sampledAt?: Date;
}

/** A pool's members at a moment. */
export interface PoolSample {
  at: Date;
  target: number;
  warm: number;
  starting: number;
  stopped: number;
}

/** How well a pool served people; times in seconds. */
export interface PoolFigures {
  claimed: number;
  missed: number;
  median?: number;
  p99?: number;
}

/** Everything about pools that changes by itself. */
export interface PoolsAtOnce {
  /** By template id */
  states: Map<string, PoolState>;
  /** Members that pools may start, stop and end, by template id */
  members: Map<string, WorkstationRecord[]>;
  /** See {@link PoolStore.peopleWait} */
  peopleWait: boolean;
}

/** Pools in SQL. */
export interface PoolStore {
  list(): Promise<StoredPool[]>;
  /** What is set in the portal for one template, as it is within the transaction */
  settingsOf(
    trx: Knex.Transaction,
    templateId: string,
  ): Promise<PoolSettings | undefined>;
  /** Sets or deletes a pool, with a line in the template's history. */
  put(options: {
    templateId: string;
    settings: PoolSettings | undefined;
    actor: Actor;
    now: Date;
  }): Promise<void>;
  states(): Promise<Map<string, PoolState>>;
  /** Runs something while nobody else plans the pool, and writes the state that it answers. */
  locked(
    templateId: string,
    action: (
      trx: Knex.Transaction,
      state: PoolState,
    ) => Promise<PoolState | undefined>,
  ): Promise<void>;
  /** Members of the pools of the templates, without those that pools do not count */
  members(
    templateIds: string[],
  ): Promise<(PoolMember & { templateId: string })[]>;
  /** All pools as they stand, without a lock and without a write. */
  look(now: Date): Promise<PoolsAtOnce>;
  /** Whether a person waits for a machine that EC2 did not give at once. */
  peopleWait(now: Date): Promise<boolean>;
  addSample(trx: Knex, templateId: string, sample: PoolSample): Promise<void>;
  samples(templateId: string, since: Date): Promise<PoolSample[]>;
  /** By template id, of requests since then */
  figures(since: Date): Promise<Map<string, PoolFigures>>;
  /** Hours that members have waited since then, by template id */
  idleHours(since: Date, now: Date): Promise<Map<string, number>>;
  /** Deletes samples from before. */
  purge(before: Date): Promise<void>;
}
