import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Row } from '../../database';
import { STUCK_AFTER } from '../../workstations';
import type { TroubleCount } from './OperationsStore';

/** How long a machine that is asked for or started may take before it counts as waiting, in milliseconds. */
const SLOW_AFTER = 2 * 60_000;

/** See {@link OperationsStore.troubles}; one statement, however large the fleet is. */
export async function countTroubles(
  knex: Knex,
  now: Date,
): Promise<TroubleCount[]> {
  const overdue = new Date(now.getTime() - STUCK_AFTER);
  const slow = new Date(now.getTime() - SLOW_AFTER);
  const kinds = knex('workstations')
    .whereRaw("status <> 'terminated'")
    .where(query =>
      query
        .where('status', 'failed')
        .orWhere('deadline_at', '<=', overdue)
        .orWhere('next_check_at', '<=', overdue)
        .orWhere(idle =>
          idle
            .whereIn('status', ['requested', 'starting'])
            .where('status_since', '<=', slow),
        )
        .orWhere(waiting =>
          waiting
            .whereNotNull('reason_code')
            // A stopped one waits for nothing, whatever is told of it.
            .whereNot('status', 'stopped'),
        ),
    )
    .select(
      'status',
      'status_since',
      'template_id',
      'reason_code',
      'reason_message',
      knex.raw(
        `case when status = 'failed' then 'failed'
          when deadline_at <= ? or next_check_at <= ? then 'stuck'
          else 'waiting' end as kind`,
        [overdue, overdue],
      ),
    )
    .as('troubled');
  const rows: Row[] = await knex
    .from(kinds)
    .groupBy('kind', 'status', 'reason_code')
    .select('kind', 'status', 'reason_code')
    .count({ count: '*' })
    .min({ since: 'status_since', template: 'template_id' })
    .max({ message: 'reason_message', last_template: 'template_id' });
  return rows.map(row => ({
    kind: row.kind as TroubleCount['kind'],
    status: row.status as WorkstationStatus,
    code: text(row.reason_code),
    message: text(row.message),
    count: Number(row.count),
    since: new Date(row.since as Date | number),
    templateId:
      row.template === row.last_template ? String(row.template) : undefined,
  }));
}

function text(value: unknown): string | undefined {
  return value === null ? undefined : String(value);
}
