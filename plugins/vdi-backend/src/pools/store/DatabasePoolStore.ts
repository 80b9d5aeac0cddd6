import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import { lockRows, toDate, type Row } from '../../database';
import { replaceSettings, toStoredSettings } from '../../templates/store';
import {
  peopleWait,
  type Actor,
  type WorkstationRecord,
} from '../../workstations';
import { memberRows, readMembers } from '../members';
import type { PoolMember } from '../plan';
import { figuresOf } from './figures';
import { idleHoursOf } from './idleHours';
import type {
  PoolFigures,
  PoolSample,
  PoolState,
  PoolsAtOnce,
  PoolStore,
  StoredPool,
} from './PoolStore';

/** {@link PoolStore} over Knex. */
export class DatabasePoolStore implements PoolStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabasePoolStore {
    return new DatabasePoolStore(options.knex);
  }

  async list(): Promise<StoredPool[]> {
    const rows: Row[] = await this.knex('pools').orderBy('template_id');
    return rows.map(row => ({
      templateId: String(row.template_id),
      ...toStoredSettings<PoolSettings>(row),
    }));
  }

  async settingsOf(
    trx: Knex.Transaction,
    templateId: string,
  ): Promise<PoolSettings | undefined> {
    const row: Row | undefined = await trx('pools')
      .where('template_id', templateId)
      .first('settings');
    return row && (JSON.parse(String(row.settings)) as PoolSettings);
  }

  async put(options: {
    templateId: string;
    settings: PoolSettings | undefined;
    actor: Actor;
    now: Date;
  }): Promise<void> {
    await this.knex.transaction(async trx => {
      if (await replaceSettings(trx, { ...options, table: 'pools' })) {
        // Another schedule is another try.
        await trx('pool_states')
          .where('template_id', options.templateId)
          .update({ failures: 0, held_until: null, failure: null });
      }
    });
  }

  async states(): Promise<Map<string, PoolState>> {
    const rows: Row[] = await this.knex('pool_states');
    return new Map(rows.map(row => [String(row.template_id), toState(row)]));
  }

  async locked(
    templateId: string,
    action: (
      trx: Knex.Transaction,
      state: PoolState,
    ) => Promise<PoolState | undefined>,
  ): Promise<void> {
    await this.knex.transaction(async trx => {
      await trx('pool_states')
        .insert({ template_id: templateId, failures: 0 })
        .onConflict('template_id')
        .ignore();
      const row = await lockRows(
        trx,
        trx('pool_states').where('template_id', templateId).first(),
      );
      const state = await action(trx, toState(row));
      if (state) {
        await trx('pool_states')
          .where('template_id', templateId)
          .update({
            failures: state.failures,
            failed_at: state.failedAt ?? null,
            failure: state.failure ?? null,
            held_until: state.heldUntil ?? null,
            sampled_at: state.sampledAt ?? null,
          });
      }
    });
  }

  async members(
    templateIds: string[],
  ): Promise<(PoolMember & { templateId: string })[]> {
    const rows: Row[] = await memberRows(this.knex)
      .select('id', 'template_id', 'template_version', 'status', 'created_at')
      .whereIn('template_id', templateIds);
    return rows.map(row => ({
      id: String(row.id),
      templateId: String(row.template_id),
      version: Number(row.template_version),
      status: row.status as PoolMember['status'],
      createdAt: toDate(row.created_at),
    }));
  }

  async look(now: Date): Promise<PoolsAtOnce> {
    const states = await this.states();
    const members = new Map<string, WorkstationRecord[]>();
    for (const member of await readMembers(this.knex)) {
      const { templateId } = member;
      members.set(templateId, [...(members.get(templateId) ?? []), member]);
    }
    return { states, members, peopleWait: await this.peopleWait(now) };
  }

  peopleWait(now: Date): Promise<boolean> {
    return peopleWait(this.knex, now);
  }

  async addSample(
    trx: Knex,
    templateId: string,
    sample: PoolSample,
  ): Promise<void> {
    await trx('pool_samples')
      .insert({ template_id: templateId, ...sample })
      .onConflict(['template_id', 'at'])
      .ignore();
  }

  async samples(templateId: string, since: Date): Promise<PoolSample[]> {
    const rows: Row[] = await this.knex('pool_samples')
      .where('template_id', templateId)
      .where('at', '>=', since)
      .orderBy('at');
    return rows.map(row => ({
      at: toDate(row.at),
      target: Number(row.target),
      warm: Number(row.warm),
      starting: Number(row.starting),
      stopped: Number(row.stopped),
    }));
  }

  figures(since: Date): Promise<Map<string, PoolFigures>> {
    return figuresOf(this.knex, since);
  }

  idleHours(since: Date, now: Date): Promise<Map<string, number>> {
    return idleHoursOf(this.knex, since, now);
  }

  async purge(before: Date): Promise<void> {
    await this.knex('pool_samples').where('at', '<', before).delete();
  }
}

function toState(row: Row): PoolState {
  const date = (value: unknown) => (value === null ? undefined : toDate(value));
  return {
    failures: Number(row.failures),
    failedAt: date(row.failed_at),
    failure: row.failure === null ? undefined : String(row.failure),
    heldUntil: date(row.held_until),
    sampledAt: date(row.sampled_at),
  };
}
