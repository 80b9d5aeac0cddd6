import type { Knex } from 'knex';
import type {
  EventRecord,
  NewEvent,
  WorkstationRecord,
} from '../workstations/WorkstationRecord';
import { lockFreeRows, toEvent, toWorkstation } from '../database';
import type { Announcement, History } from './History';
import { insertEvents } from './insertEvents';

/** How long lines are kept from other replicas, in milliseconds. */
const RESERVATION = 30_000;

/** {@link History} over Knex. */
export class DatabaseHistory implements History {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseHistory {
    return new DatabaseHistory(options.knex);
  }

  async list(
    workstationId: string,
    page: { limit: number; cursor?: string },
  ): Promise<{ items: EventRecord[]; nextCursor?: string }> {
    const query = this.knex('workstation_events')
      .where('workstation_id', workstationId)
      .orderBy('id', 'desc')
      .limit(page.limit + 1);
    if (page.cursor !== undefined) {
      query.where('id', '<', page.cursor);
    }
    const rows = await query;
    const items = rows.slice(0, page.limit).map(toEvent);
    return {
      items,
      nextCursor:
        rows.length > page.limit ? items[items.length - 1].id : undefined,
    };
  }

  async append(
    workstation: Pick<WorkstationRecord, 'id' | 'status'>,
    event: NewEvent,
    now: Date,
  ): Promise<void> {
    await insertEvents(this.knex, workstation, [event], now);
  }

  async drain(options: {
    limit: number;
    now: Date;
    announce(announcements: Announcement[]): Promise<void>;
  }): Promise<number> {
    const events = await this.reserve(options.limit, options.now);
    if (events.length === 0) {
      return 0;
    }
    const ids = [...new Set(events.map(event => event.workstationId))];
    const rows = await this.knex('workstations').whereIn('id', ids);
    const workstations = new Map(
      rows.map(row => [row.id, toWorkstation(row)] as const),
    );
    await options.announce(
      events.flatMap(event => {
        const workstation = workstations.get(event.workstationId);
        return workstation ? [{ event, workstation }] : [];
      }),
    );
    await this.knex('workstation_events')
      .whereIn(
        'id',
        events.map(event => event.id),
      )
      .update({ published_at: options.now });
    return events.length;
  }

  /**
   * Takes lines for a while. A replica that dies before it has announced them leaves them to the others after
   * {@link RESERVATION}.
   */
  private async reserve(limit: number, now: Date): Promise<EventRecord[]> {
    const due = this.knex('workstation_events')
      .select('id')
      .whereRaw('published_at is null')
      .where(query =>
        query.whereNull('reserved_until').orWhere('reserved_until', '<', now),
      )
      .orderBy('id')
      .limit(limit);
    lockFreeRows(this.knex, due);
    const rows = await this.knex('workstation_events')
      .whereIn('id', due)
      .update({ reserved_until: new Date(now.getTime() + RESERVATION) })
      .returning('*');
    return rows.map(toEvent).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
