import type { Knex } from 'knex';

const LAST_STATUS = `(select status from image_builds where project_id = image_projects.id order by number desc limit 1)`;

/** Puts a project where it belongs in lists: broken ones first, then those whose last build failed. */
export async function updateRank(
  trx: Knex.Transaction,
  projectId: string,
): Promise<void> {
  await trx('image_projects')
    .where('id', projectId)
    .update({
      rank: trx.raw(
        `case when status = 'broken' then 0 when ${LAST_STATUS} = 'failed' then 1 else 2 end`,
      ),
    });
}
