import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  Platform,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import { toWorkstation } from '../../database';
import { insertEvents } from '../../history';
import type { LifecyclePolicy } from '../../lifecycle';
import type {
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from '../WorkstationRecord';
import { adoptWorkstation } from './adoptWorkstation';
import { countFleet, type FleetCount } from './countFleet';
import { countByStatus, countByTemplate, countConnected } from './counts';
import { inChunks } from './inChunks';
import { insertPooled } from './insertPooled';
import { listWorkstations } from './listWorkstations';
import { peopleWait } from './peopleWait';
import { purgeEnded } from './purgeEnded';
import { recordConnections } from './recordConnections';
import {
  assertWithinLimit,
  countOwned,
  findRequested,
  lockOwner,
  requestWorkstation,
} from './requestWorkstation';
import { endedWith, existing, listForSweep } from './sweptRows';
import { typicalSeconds } from './typicalSeconds';
import { updateWorkstation } from './updateWorkstation';
import type {
  FleetRow,
  ListWorkstationsOptions,
  RequestWorkstationOptions,
  TemplateChoice,
  VersionCount,
  WorkstationFilter,
  WorkstationRecordPage,
  WorkstationStore,
} from './WorkstationStore';

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
    const rows = await inChunks(ids, chunk =>
      this.knex('workstations').whereIn('id', chunk),
    );
    return rows.map(toWorkstation);
  }

  list(options: ListWorkstationsOptions): Promise<WorkstationRecordPage> {
    return listWorkstations(this.knex, options);
  }

  countByStatus(
    visible?: PermissionCriteria<WorkstationFilter>,
  ): Promise<Partial<Record<WorkstationStatus, number>>> {
    return countByStatus(this.knex, visible);
  }

  countByTemplate(): Promise<VersionCount[]> {
    return countByTemplate(this.knex);
  }

  countConnected(): Promise<number> {
    return countConnected(this.knex);
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

  adopt(workstation: WorkstationRecord, event: NewEvent): Promise<boolean> {
    return adoptWorkstation(this.knex, workstation, event);
  }

  recordConnections(
    observations: { id: string; connections: number }[],
    now: Date,
  ): Promise<void> {
    return recordConnections(this.knex, observations, now);
  }

  listForSweep(): Promise<FleetRow[]> {
    return listForSweep(this.knex);
  }

  existing(ids: string[]): Promise<Set<string>> {
    return existing(this.knex, ids);
  }

  endedWith(instanceIds: string[]): Promise<WorkstationRecord[]> {
    return endedWith(this.knex, instanceIds);
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
    await inChunks(ids, async chunk => {
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

  purge(options: { endedBefore: Date; keysBefore: Date }): Promise<void> {
    return purgeEnded(this.knex, options);
  }
}
