import type { Knex } from 'knex';

const HOUR = 3_600_000;

/** Pause between two samples of a pool, in milliseconds. */
export const SAMPLE_INTERVAL = 5 * 60_000;
/** A sample says nothing of the time after this: the pool has no members any more, or nobody looked. */
const LONGEST = 3 * SAMPLE_INTERVAL;

interface Sampled {
  template_id: string;
  at: Date | number;
  warm: number;
  starting: number;
}

/**
 * Hours that machines ran without an owner since then, by template id: each sample counts until the next one or until
 * now, but not for long.
 */
export async function idleHoursOf(
  knex: Knex,
  since: Date,
  now: Date,
): Promise<Map<string, number>> {
  const rows: Sampled[] = await knex('pool_samples')
    .where('at', '>=', since)
    .orderBy(['template_id', 'at']);
  const hours = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const end =
      next?.template_id === row.template_id
        ? new Date(next.at).getTime()
        : now.getTime();
    const start = new Date(row.at).getTime();
    const machines = Number(row.warm) + Number(row.starting);
    hours.set(
      row.template_id,
      (hours.get(row.template_id) ?? 0) +
        (machines * Math.min(end - start, LONGEST)) / HOUR,
    );
  }
  return hours;
}
