import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  Platform,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import { insertEvents } from '../../history';
import type { LifecyclePolicy } from '../../lifecycle';
import type {
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from '../WorkstationRecord';
import { countFleet, type FleetCount } from './countFleet';
import {
  decodeCursor,
  encodeCursor,
  orderOf,
  whereListed,
  whereVisible,
} from './listQuery';
import { insertPooled } from './insertPooled';
import { peopleWait } from './peopleWait';
import {
  assertWithinLimit,
  countOwned,
  lockOwner,
  findRequested,
  requestWorkstation,
} from './requestWorkstation';
import { typicalSeconds } from './typicalSeconds';
import { toColumns, toWorkstation, type Row } from '../../database';
import type {
  FleetRow,
  ListWorkstationsOptions,
  RequestWorkstationOptions,
  TemplateChoice,
  WorkstationFilter,
  WorkstationRecordPage,
  WorkstationStore,
} from './WorkstationStore';

/** Rows or ids that one statement takes; below SQLite's and PostgreSQL's limits on parameters. */
const CHUNK = 500;

/** {@link WorkstationStore} over Knex, on SQLite and PostgreSQL. */
export class DatabaseWorkstationStore implements WorkstationStore {
  private constructor(
    private readonly knex: Knex,
    private readonly policy: LifecyclePolicy,
  ) {}

  static create(options: {
    knex: Knex;
    policy: LifecyclePolicy;
  }): DatabaseWorkstationStore {
    return new DatabaseWorkstationStore(options.knex, options.policy);
  }

  async get(id: string): Promise<WorkstationRecord | undefined> {
    const row = await this.knex('workstations').where('id', id).first();
    return row && toWorkstation(row);
  }

  async getMany(ids: string[]): Promise<WorkstationRecord[]> {
    const rows = await this.inChunks(ids, chunk =>
      this.knex('workstations').whereIn('id', chunk),
    );
    return rows.map(toWorkstation);
  }

  async list(options: ListWorkstationsOptions): Promise<WorkstationRecordPage> {
    const { sort, limit, cursor } = options;
    const { expression, direction } = orderOf(sort);
    const page = this.knex('workstations')
      .modify(query => whereListed(query, options))
      .orderByRaw(`${expression} ${direction}, id ${direction}`)
      .limit(limit + 1);
    if (cursor !== undefined) {
      const { id, value } = decodeCursor(sort, cursor);
      page.whereRaw(
        `(${expression}, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`,
        [value, id],
      );
    }
    const [rows, [total]] = await Promise.all([
      page,
      this.knex('workstations')
        .modify(query => whereListed(query, options))
        .count({ count: '*' }),
    ]);
    const items = rows.slice(0, limit);
    return {
      items: items.map(toWorkstation),
      total: Number(total.count),
      nextCursor:
        rows.length > limit
          ? encodeCursor(sort, items[items.length - 1])
          : undefined,
    };
  }

  async countByStatus(
    visible?: PermissionCriteria<WorkstationFilter>,
  ): Promise<Partial<Record<WorkstationStatus, number>>> {
    const rows = await this.knex('workstations')
      .modify(query => {
        if (visible) {
          whereVisible(query, visible);
        }
      })
      .whereRaw("status <> 'terminated'")
      .select('status')
      .count({ count: '*' })
      .groupBy('status');
    return Object.fromEntries(
      rows.map((row: Row) => [row.status, Number(row.count)]),
    );
  }

  async countByTemplate(): Promise<
    { templateId: string; version: number; live: number; warm: number }[]
  > {
    const rows = await this.knex('workstations')
      .whereRaw("status <> 'terminated'")
      .select('template_id', 'template_version')
      .count({ live: '*' })
      .sum({
        warm: this.knex.raw("case when status = 'pooled' then 1 else 0 end"),
      })
      .groupBy('template_id', 'template_version');
    return rows.map((row: Row) => ({
      templateId: String(row.template_id),
      version: Number(row.template_version),
      live: Number(row.live),
      warm: Number(row.warm),
    }));
  }

  async countConnected(): Promise<number> {
    const [row] = await this.knex('workstations')
      .where('status', 'ready')
      .where('connections', '>', 0)
      .count({ count: '*' });
    return Number(row.count);
  }

  countFleet(now: Date): Promise<FleetCount[]> {
    return countFleet(this.knex, now);
  }

  async peopleWait(now: Date): Promise<boolean> {
    return peopleWait(this.knex, now);
  }

  async countOwned(ownerRef: string): Promise<number> {
    return countOwned(this.knex, ownerRef);
  }

  async typicalSeconds(templateIds: string[]): Promise<Map<string, number>> {
    return typicalSeconds(this.knex, templateIds);
  }

  async request(
    options: RequestWorkstationOptions,
  ): Promise<WorkstationRecord> {
    return this.knex.transaction(trx =>
      requestWorkstation(trx, options, this.policy),
    );
  }

  async findRequested(
    options: Pick<RequestWorkstationOptions, 'ownerRef' | 'idempotency'>,
  ): Promise<WorkstationRecord | undefined> {
    return findRequested(this.knex, options);
  }

  async requestPooled(options: {
    template: TemplateChoice;
    count: number;
    actor: NewEvent['actor'];
    now: Date;
  }): Promise<WorkstationRecord[]> {
    return this.knex.transaction(trx =>
      insertPooled(trx, {
        ...options,
        startedByHand: true,
        policy: this.policy,
      }),
    );
  }

  async update(
    workstation: WorkstationRecord,
    change: {
      patch: WorkstationPatch;
      events?: NewEvent[];
      limit?: number;
      now: Date;
    },
  ): Promise<WorkstationRecord | undefined> {
    const { patch, events = [], limit, now } = change;
    const { ownerRef } = workstation;
    if (limit === undefined && events.length === 0) {
      return updateWorkstation(this.knex, workstation, patch);
    }
    return this.knex.transaction(async trx => {
      if (limit !== undefined && ownerRef) {
        await lockOwner(trx, { ownerRef, now });
        await assertWithinLimit(trx, { ownerRef, limit });
      }
      const updated = await updateWorkstation(trx, workstation, patch);
      if (updated) {
        await insertEvents(trx, updated, events, now);
      }
      return updated;
    });
  }

  async adopt(
    workstation: WorkstationRecord,
    event: NewEvent,
  ): Promise<boolean> {
    try {
      await this.knex.transaction(async trx => {
        await trx('workstations').insert(toColumns(workstation));
        await insertEvents(trx, workstation, [event], workstation.statusSince);
      });
      return true;
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        return false;
      }
      throw error;
    }
  }

  async recordConnections(
    observations: { id: string; connections: number }[],
    now: Date,
  ): Promise<void> {
    const byCount = new Map<number, string[]>();
    for (const { id, connections } of observations) {
      byCount.set(connections, [...(byCount.get(connections) ?? []), id]);
    }
    for (const [connections, ids] of byCount) {
      await this.inChunks(ids, async chunk => {
        await this.knex('workstations')
          .whereIn('id', chunk)
          .where('status', 'ready')
          .update({
            connections,
            connections_at: now,
            connected_since:
              connections > 0
                ? this.knex.raw('coalesce(connected_since, ?)', [now])
                : null,
          });
        return [];
      });
    }
  }

  async listForSweep(): Promise<FleetRow[]> {
    const rows = await this.knex('workstations')
      .whereRaw("status <> 'terminated'")
      .select(
        'id',
        'status',
        'intent',
        'ready_at',
        'instance_id',
        'launch_id',
        'status_since',
        'launched_at',
        'next_check_at',
      );
    return rows.map(toWorkstation);
  }

  async existing(ids: string[]): Promise<Set<string>> {
    const rows = await this.inChunks(ids, chunk =>
      this.knex('workstations').whereIn('id', chunk).select('id'),
    );
    return new Set(rows.map(row => String(row.id)));
  }

  async endedWith(instanceIds: string[]): Promise<WorkstationRecord[]> {
    const rows = await this.inChunks(instanceIds, chunk =>
      this.knex('workstations')
        .whereIn('instance_id', chunk)
        .where('status', 'terminated'),
    );
    return rows.map(toWorkstation);
  }

  async listReady(): Promise<
    { id: string; instanceId: string; platform: Platform }[]
  > {
    const rows = await this.knex('workstations')
      .where('status', 'ready')
      .whereNotNull('instance_id')
      .select('id', 'instance_id', 'platform');
    return rows.map(row => ({
      id: row.id,
      instanceId: row.instance_id,
      platform: row.platform,
    }));
  }

  async databaseCreatedAt(): Promise<Date> {
    return new Date((await this.readState('database-created-at')) as string);
  }

  async readState(key: string): Promise<string | undefined> {
    const row = await this.knex('fleet_state').where('key', key).first();
    return row?.value;
  }

  async writeState(key: string, value: string): Promise<void> {
    await this.knex('fleet_state')
      .insert({ key, value })
      .onConflict('key')
      .merge();
  }

  async prolong(by: number): Promise<void> {
    const rows = await this.knex('workstations')
      .whereNotNull('deadline_at')
      .select('id', 'revision', 'deadline_at');
    for (const { id, revision, deadline_at: deadline } of rows) {
      await this.knex('workstations')
        .where({ id, revision })
        .update({ deadline_at: new Date(Number(new Date(deadline)) + by) });
    }
  }

  async kick(ids: string[], now: Date): Promise<void> {
    await this.inChunks(ids, async chunk => {
      await this.knex('workstations')
        .whereIn('id', chunk)
        .update({
          next_check_at: now,
          // A pass that read the row before this must not put it off again.
          revision: this.knex.raw('revision + 1'),
        });
      return [];
    });
  }

  async purge(options: { endedBefore: Date; keysBefore: Date }): Promise<void> {
    const ended = this.knex('workstations')
      .where('status', 'terminated')
      .where('terminated_at', '<', options.endedBefore)
      .select('id');
    await this.knex('workstation_events')
      .whereIn('workstation_id', ended.clone())
      .delete();
    await this.knex('workstations').whereIn('id', ended).delete();
    await this.knex('launches')
      .where('created_at', '<', options.endedBefore)
      .delete();
    await this.knex('idempotency_keys')
      .where('created_at', '<', options.keysBefore)
      .delete();
  }

  private async inChunks(
    ids: string[],
    each: (chunk: string[]) => PromiseLike<Row[]>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
      rows.push(...(await each(ids.slice(start, start + CHUNK))));
    }
    return rows;
  }
}

/** Changes a row if its revision is still that of `workstation`; answers `undefined` otherwise. */
export async function updateWorkstation(
  knex: Knex,
  workstation: WorkstationRecord,
  patch: WorkstationPatch,
): Promise<WorkstationRecord | undefined> {
  const { id, revision } = workstation;
  const [row] = await knex('workstations')
    .where({ id, revision })
    .update({ ...toColumns(patch), revision: revision + 1 })
    .returning('*');
  return row && toWorkstation(row);
}
