import type { Knex } from 'knex';
import { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';
import type { PoolFigures } from './PoolStore';

/** Requests whose times are looked at, the latest ones of each template. */
const MOST = 5000;

/** How the requests since then were served, by template id. */
export async function figuresOf(
  knex: Knex,
  since: Date,
): Promise<Map<string, PoolFigures>> {
  const counts: {
    template_id: string;
    claimed: number | string;
    total: number | string;
  }[] = await knex('workstations')
    .select('template_id')
    .whereNotNull('owner_ref')
    .whereNot('owner_ref', IMAGE_TEST_OWNER)
    .where('requested_at', '>=', since)
    .groupBy('template_id')
    .count({ total: '*', claimed: 'claimed_at' });
  const figures = new Map<string, PoolFigures>();
  for (const row of counts) {
    const seconds: number[] = (
      await knex('workstations')
        .where('template_id', row.template_id)
        .whereNotNull('owner_ref')
        .whereNot('owner_ref', IMAGE_TEST_OWNER)
        .where('requested_at', '>=', since)
        .whereNotNull('seconds_to_connectable')
        .orderBy('requested_at', 'desc')
        .limit(MOST)
        .pluck('seconds_to_connectable')
    )
      .map(Number)
      .sort((a, b) => a - b);
    const claimed = Number(row.claimed);
    figures.set(row.template_id, {
      claimed,
      missed: Number(row.total) - claimed,
      median: quantile(seconds, 0.5),
      p99: quantile(seconds, 0.99),
    });
  }
  return figures;
}

/** The nearest rank of sorted values. */
function quantile(sorted: number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
