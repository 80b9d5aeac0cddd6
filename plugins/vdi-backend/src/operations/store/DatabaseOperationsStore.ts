import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Row } from '../../database';
import type { AwsCallTally } from '../../metrics';
import type {
  OperationsStore,
  QueueCount,
  Replica,
  TroubleCount,
} from './OperationsStore';
import { countTroubles } from './troubles';

/** Milliseconds that one row of `aws_calls` stands for. */
const PERIOD = 10 * 60_000;

/** {@link OperationsStore} over Knex. */
export class DatabaseOperationsStore implements OperationsStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseOperationsStore {
    return new DatabaseOperationsStore(options.knex);
  }

  async addCalls(tallies: AwsCallTally[], now: Date): Promise<void> {
    if (tallies.length === 0) {
      return;
    }
    const at = new Date(Math.floor(now.getTime() / PERIOD) * PERIOD);
    const sums = Object.fromEntries(
      ['calls', 'throttled', 'failed', 'seconds'].map(column => [
        column,
        this.knex.raw('?? + ??', [`aws_calls.${column}`, `excluded.${column}`]),
      ]),
    );
    await this.knex('aws_calls')
      // In one order, so that replicas do not wait for each other in a circle.
      .insert(
        [...tallies]
          .sort((a, b) => (a.action < b.action ? -1 : 1))
          .map(tally => ({ at, ...tally })),
      )
      .onConflict(['at', 'action'])
      .merge(sums);
  }

  async callsSince(since: Date): Promise<AwsCallTally[]> {
    const rows: Row[] = await this.knex('aws_calls')
      .where('at', '>', new Date(since.getTime() - PERIOD))
      .groupBy('action')
      .orderBy('action')
      .select('action')
      .sum({
        calls: 'calls',
        throttled: 'throttled',
        failed: 'failed',
        seconds: 'seconds',
      });
    return rows.map(row => ({
      action: String(row.action),
      calls: Number(row.calls),
      throttled: Number(row.throttled),
      failed: Number(row.failed),
      seconds: Number(row.seconds),
    }));
  }

  async see({ id, host, startedAt, seenAt }: Replica): Promise<void> {
    await this.knex('replicas')
      .insert({ id, host, started_at: startedAt, seen_at: seenAt })
      .onConflict('id')
      .merge(['seen_at']);
  }

  async replicas(since: Date): Promise<Replica[]> {
    const rows: Row[] = await this.knex('replicas')
      .where('seen_at', '>=', since)
      .orderBy('started_at');
    return rows.map(row => ({
      id: String(row.id),
      host: String(row.host),
      startedAt: new Date(row.started_at as Date | number),
      seenAt: new Date(row.seen_at as Date | number),
    }));
  }

  async queue(now: Date): Promise<QueueCount[]> {
    const sum = (condition: string, bindings: Date[]) =>
      this.knex.raw(`sum(case when ${condition} then 1 else 0 end)`, bindings);
    const rows: Row[] = await this.knex('workstations')
      .whereRaw("status <> 'terminated'")
      .groupBy('status')
      .select({
        status: 'status',
        count: this.knex.raw('count(*)'),
        due: sum('next_check_at <= ?', [now]),
        locked: sum('locked_until >= ?', [now]),
        first: this.knex.raw('min(next_check_at)'),
      });
    return rows.map(row => ({
      status: row.status as WorkstationStatus,
      count: Number(row.count),
      due: Number(row.due),
      locked: Number(row.locked),
      dueSince:
        Number(row.due) > 0 ? new Date(row.first as Date | number) : undefined,
    }));
  }

  async troubles(now: Date): Promise<TroubleCount[]> {
    return countTroubles(this.knex, now);
  }

  async purge(before: Date): Promise<void> {
    await this.knex('aws_calls').where('at', '<', before).delete();
    await this.knex('replicas').where('seen_at', '<', before).delete();
  }
}
