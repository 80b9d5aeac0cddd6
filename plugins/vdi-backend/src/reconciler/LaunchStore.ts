import type { Knex } from 'knex';
import { TAG, type Instance } from '../aws';
import {
  lockRows,
  toColumns,
  toLaunch,
  toWorkstation,
  type Row,
} from '../database';
import { insertEvents } from '../history';
import { deadlineOf, type LifecyclePolicy } from '../lifecycle';
import {
  SYSTEM,
  updateWorkstation,
  type LaunchRecord,
  type WorkstationPatch,
  type WorkstationRecord,
} from '../workstations';

/** RunInstances calls and which of their instances belongs to which workstation. */
export interface LaunchStore {
  get(ids: string[]): Promise<Map<string, LaunchRecord>>;
  /**
   * Enters a launch and binds the rows to it, before EC2 is asked. Rows that somebody changed meanwhile stay out;
   * `count` of the launch is how many came in. Answers `undefined` when none did.
   */
  begin(
    workstations: WorkstationRecord[],
    launch: Omit<LaunchRecord, 'count' | 'state'>,
  ): Promise<LaunchRecord | undefined>;
  /**
   * Gives the launch's instances to its rows, both in sorted order, each once. With `complete`, EC2 has said all it
   * will: the launch is answered, and the reconciler sends the rows that got none back.
   */
  bind(
    launchId: string,
    instances: Instance[],
    options: { complete: boolean; now: Date },
  ): Promise<void>;
  /** Shows on the rows of the launch why they wait. */
  note(
    launchId: string,
    reason: { code: string; message: string },
  ): Promise<void>;
  /** EC2 refused: nothing was launched. Every row of the launch leaves it with the change. */
  refuse(
    launchId: string,
    change: {
      code: string;
      message: string;
      /** Counted as a placement without capacity */
      capacity: boolean;
      /** The rows fail instead of asking again. */
      final: boolean;
      retryAt: Date;
      now: Date;
    },
  ): Promise<void>;
}

/** {@link LaunchStore} over Knex. */
export class DatabaseLaunchStore implements LaunchStore {
  private constructor(
    private readonly knex: Knex,
    private readonly policy: LifecyclePolicy,
  ) {}

  static create(options: {
    knex: Knex;
    policy: LifecyclePolicy;
  }): DatabaseLaunchStore {
    return new DatabaseLaunchStore(options.knex, options.policy);
  }

  async get(ids: string[]): Promise<Map<string, LaunchRecord>> {
    const rows = await this.knex('launches').whereIn('id', ids);
    return new Map(rows.map(row => [row.id, toLaunch(row)] as const));
  }

  async begin(
    workstations: WorkstationRecord[],
    options: Omit<LaunchRecord, 'count' | 'state'>,
  ): Promise<LaunchRecord | undefined> {
    const now = options.createdAt;
    return this.knex.transaction(async trx => {
      let count = 0;
      // Everybody locks rows in the order of their ids, or two could wait for each other.
      const ordered = [...workstations].sort((a, b) => (a.id < b.id ? -1 : 1));
      for (const workstation of ordered) {
        const updated = await updateWorkstation(trx, workstation, {
          status: 'launching',
          statusSince: now,
          launchId: options.id,
          launchedAt: now,
          deadlineAt: deadlineOf('launching', now, this.policy),
        });
        if (updated) {
          count += 1;
          await insertEvents(
            trx,
            updated,
            [{ type: 'launching', actor: SYSTEM }],
            now,
          );
        }
      }
      if (count === 0) {
        return undefined;
      }
      const launch: LaunchRecord = { ...options, state: 'pending', count };
      await trx('launches').insert(toColumns(launch));
      return launch;
    });
  }

  async bind(
    launchId: string,
    instances: Instance[],
    options: { complete: boolean; now: Date },
  ): Promise<void> {
    const { complete, now } = options;
    await this.knex.transaction(async trx => {
      const launch = await this.lock(trx, launchId);
      if (!launch) {
        return;
      }
      const rows = (
        await lockRows(
          trx,
          trx('workstations').where('launch_id', launchId).orderBy('id'),
        )
      ).map(toWorkstation);
      const bound = new Set(rows.map(row => row.instanceId));
      const free = instances
        .filter(instance => !bound.has(instance.instanceId))
        .sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
      const waiting = rows.filter(row => !row.instanceId);
      for (const workstation of waiting.slice(0, free.length)) {
        const instance = free.shift() as Instance;
        const updated = await updateWorkstation(trx, workstation, {
          ...factsOf(instance),
          // The launch may be older by far than its machines, which EC2 may lose sight of while they are young.
          launchedAt: now,
          reasonCode: undefined,
          reasonMessage: undefined,
          tagsPending: launch.tags[TAG.workstation] !== workstation.id,
          nextCheckAt: now,
        });
        if (updated) {
          await insertEvents(
            trx,
            updated,
            [
              {
                type: 'launched',
                actor: SYSTEM,
                details: { instanceId: instance.instanceId },
              },
            ],
            now,
          );
        }
      }
      if (complete && launch.state === 'pending') {
        await trx('launches')
          .where('id', launchId)
          .update({ state: 'answered' });
      }
    });
  }

  async note(
    launchId: string,
    reason: { code: string; message: string },
  ): Promise<void> {
    await this.knex('workstations')
      .where({ launch_id: launchId, status: 'launching' })
      .whereNull('instance_id')
      .update({
        reason_code: reason.code,
        reason_message: reason.message,
      });
  }

  async refuse(
    launchId: string,
    change: {
      code: string;
      message: string;
      capacity: boolean;
      final: boolean;
      retryAt: Date;
      now: Date;
    },
  ): Promise<void> {
    const { code, message, capacity, final, retryAt, now } = change;
    await this.knex.transaction(async trx => {
      const launch = await this.lock(trx, launchId);
      if (launch?.state !== 'pending') {
        return;
      }
      await trx('launches').where('id', launchId).update({ state: 'refused' });
      const rows: Row[] = await lockRows(
        trx,
        trx('workstations')
          .where('launch_id', launchId)
          .whereNull('instance_id')
          .orderBy('id'),
      );
      for (const workstation of rows.map(toWorkstation)) {
        const status = final ? 'failed' : 'requested';
        // Rows on their way out only lose the launch: there is nothing to end.
        const waits = workstation.status === 'launching';
        const patch: WorkstationPatch = waits
          ? {
              launchId: undefined,
              status,
              statusSince: now,
              reasonCode: code,
              reasonMessage: message,
              placement: workstation.placement + (capacity ? 1 : 0),
              nextCheckAt: final ? undefined : retryAt,
              deadlineAt: final
                ? undefined
                : requestDeadline(workstation, this.policy),
            }
          : { launchId: undefined, nextCheckAt: now };
        const updated = await updateWorkstation(trx, workstation, patch);
        if (updated && waits) {
          await insertEvents(
            trx,
            updated,
            [
              {
                type: final ? 'failed' : 'capacity-wait',
                actor: SYSTEM,
                message,
                details: { code },
              },
            ],
            now,
          );
        }
      }
    });
  }

  /** Reads the launch so that replicas wait for each other. */
  private async lock(
    trx: Knex.Transaction,
    launchId: string,
  ): Promise<LaunchRecord | undefined> {
    const [row] = await lockRows(trx, trx('launches').where('id', launchId));
    return row && toLaunch(row);
  }
}

/**
 * When a request that was sent back counts as failed: time spent in launches counts, or it could wander for ever
 * between the two.
 */
export function requestDeadline(
  workstation: WorkstationRecord,
  policy: LifecyclePolicy,
): Date {
  return new Date(
    workstation.requestedAt.getTime() + policy.deadlines.requested,
  );
}

/** What a row keeps of its instance. */
export function factsOf(instance: Instance): WorkstationPatch {
  return {
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    privateDnsName: instance.privateDnsName,
  };
}
