import type { Knex } from 'knex';

const HOUR = 3_600_000;

interface Sampled {
  template_id: string;
  at: Date | number;
  warm: number;
  starting: number;
}

/**
 * Hours that machines ran without an owner since then, by template id: each sample counts until the next one, the last
 * until now.
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
    const machines = Number(row.warm) + Number(row.starting);
    hours.set(
      row.template_id,
      (hours.get(row.template_id) ?? 0) +
        (machines * (end - new Date(row.at).getTime())) / HOUR,
    );
  }
  return hours;
}
