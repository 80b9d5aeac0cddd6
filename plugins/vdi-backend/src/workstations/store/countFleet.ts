import type { Knex } from 'knex';
import type { Row } from '../../database';

const MINUTE = 60_000;
/** How long after its deadline, or after it was due, a workstation that nobody looked at counts as stuck, in milliseconds. */
export const STUCK_AFTER = 5 * MINUTE;
/** How long a failure counts as recent. */
const RECENT = 60 * MINUTE;

/** Workstations of one template that have not ended. */
export interface FleetCount {
  templateId: string;
  live: number;
  warm: number;
  /** Without an owner and on their way to become warm */
  warming: number;
  /** Past their deadline, or due for a look that nobody took, by five minutes or more */
  stuck: number;
  /** Failed within the last hour */
  failed: number;
}

/** See {@link WorkstationStore.countFleet}; one statement, however large the fleet is. */
export async function countFleet(knex: Knex, now: Date): Promise<FleetCount[]> {
  const before = (period: number) => new Date(now.getTime() - period);
  const sum = (condition: string, bindings: Date[] = []) =>
    knex.raw(`sum(case when ${condition} then 1 else 0 end)`, bindings);
  const overdue = before(STUCK_AFTER);
  const rows = await knex('workstations')
    .whereRaw("status <> 'terminated'")
    .groupBy('template_id')
    .select({
      template_id: 'template_id',
      live: knex.raw('count(*)'),
      warm: sum("status = 'pooled'"),
      warming: sum(
        "owner_ref is null and status in ('requested', 'launching', 'preparing', 'starting')",
      ),
      stuck: sum('deadline_at <= ? or next_check_at <= ?', [overdue, overdue]),
      failed: sum("status = 'failed' and status_since > ?", [before(RECENT)]),
    });
  return rows.map((row: Row) => ({
    templateId: String(row.template_id),
    live: Number(row.live),
    warm: Number(row.warm),
    warming: Number(row.warming),
    stuck: Number(row.stuck),
    failed: Number(row.failed),
  }));
}
