import type { Knex } from 'knex';
import { lockFreeRows, toWorkstation } from '../database';
import type { WorkstationRecord } from '../workstations';

/** Rows that one statement takes. */
const CHUNK = 500;

/**
 * The rows that are due for a look, shared by any number of replicas: a row that one of them has taken is invisible to
 * the others until it is released or its lock runs out, because the replica died.
 */
export interface WorkQueue {
  /** Takes rows that are due: those of people before those of pools, and of each the longest waiting first. */
  acquire(options: {
    by: string;
    limit: number;
    /** Milliseconds */
    lockFor: number;
    now: Date;
  }): Promise<WorkstationRecord[]>;
  release(ids: string[], by: string): Promise<void>;
  /** Keeps rows that are still held for longer. */
  renew(ids: string[], by: string, until: Date): Promise<void>;
  /** Makes rows due at that time, or not at all; those that changed since they were read keep their own. */
  schedule(
    workstations: WorkstationRecord[],
    at: Date | undefined,
  ): Promise<void>;
  /** Makes the live rows of these instances due; answers how many there are. */
  hasten(instanceIds: string[], now: Date): Promise<number>;
  /** How many rows are due and how long the first of them has been, in milliseconds. */
  backlog(now: Date): Promise<{ due: number; lag: number }>;
}

/** {@link WorkQueue} in the table of the workstations. */
export class DatabaseWorkQueue implements WorkQueue {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseWorkQueue {
    return new DatabaseWorkQueue(options.knex);
  }

  async acquire(options: {
    by: string;
    limit: number;
    lockFor: number;
    now: Date;
  }): Promise<WorkstationRecord[]> {
    const { by, limit, lockFor, now } = options;
    const due = this.knex('workstations')
      .select('id')
      .where('next_check_at', '<=', now)
      .where(query =>
        query.whereNull('locked_until').orWhere('locked_until', '<', now),
      )
      .orderByRaw('case when owner_ref is null then 1 else 0 end')
      .orderBy('next_check_at')
      .limit(limit);
    lockFreeRows(this.knex, due);
    const rows = await this.knex('workstations')
      .whereIn('id', due)
      .update({
        locked_by: by,
        locked_until: new Date(now.getTime() + lockFor),
      })
      .returning('*');
    return rows.map(toWorkstation);
  }

  async schedule(
    workstations: WorkstationRecord[],
    at: Date | undefined,
  ): Promise<void> {
    for (let start = 0; start < workstations.length; start += CHUNK) {
      const chunk = workstations.slice(start, start + CHUNK);
      await this.knex('workstations')
        .whereIn(
          ['id', 'revision'],
          chunk.map(each => [each.id, each.revision]),
        )
        .update({ next_check_at: at ?? null });
    }
  }

  async hasten(instanceIds: string[], now: Date): Promise<number> {
    let found = 0;
    for (let start = 0; start < instanceIds.length; start += CHUNK) {
      found += await this.knex('workstations')
        .whereIn('instance_id', instanceIds.slice(start, start + CHUNK))
        .whereNot('status', 'terminated')
        .update({
          next_check_at: now,
          // A pass that read the row before this must not put it off again.
          revision: this.knex.raw('revision + 1'),
        });
    }
    return found;
  }

  async renew(ids: string[], by: string, until: Date): Promise<void> {
    for (let start = 0; start < ids.length; start += CHUNK) {
      await this.knex('workstations')
        .whereIn('id', ids.slice(start, start + CHUNK))
        .where('locked_by', by)
        .update({ locked_until: until });
    }
  }

  async release(ids: string[], by: string): Promise<void> {
    for (let start = 0; start < ids.length; start += CHUNK) {
      await this.knex('workstations')
        .whereIn('id', ids.slice(start, start + CHUNK))
        .where('locked_by', by)
        .update({ locked_by: null, locked_until: null });
    }
  }

  async backlog(now: Date): Promise<{ due: number; lag: number }> {
    const [row] = await this.knex('workstations')
      .where('next_check_at', '<=', now)
      .count({ due: '*' })
      .min({ first: 'next_check_at' });
    const first = row.first as unknown as Date | number | null;
    return {
      due: Number(row.due),
      lag: first === null ? 0 : Math.max(0, now.getTime() - Number(first)),
    };
  }
}
