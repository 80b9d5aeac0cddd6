import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Row } from '../../database';
import { whereVisible } from './listQuery';
import type { VersionCount, WorkstationFilter } from './WorkstationStore';

/** See {@link WorkstationStore.countByStatus}. */
export async function countByStatus(
  knex: Knex,
  visible?: PermissionCriteria<WorkstationFilter>,
): Promise<Partial<Record<WorkstationStatus, number>>> {
  const rows = await knex('workstations')
    .modify(query => {
      if (visible) {
        whereVisible(query, visible);
      }
    })
    .whereRaw("status <> 'terminated'")
    .select('status')
    .count({ count: '*' })
    .groupBy('status');
  return Object.fromEntries(
    rows.map((row: Row) => [row.status, Number(row.count)]),
  );
}

/** See {@link WorkstationStore.countByTemplate}. */
export async function countByTemplate(knex: Knex): Promise<VersionCount[]> {
  const rows = await knex('workstations')
    .whereRaw("status <> 'terminated'")
    .select('template_id', 'template_version')
    .count({ live: '*' })
    .sum({
      warm: knex.raw("case when status = 'pooled' then 1 else 0 end"),
      by_hand: knex.raw(
        "case when status = 'pooled' and started_by_hand = ? then 1 else 0 end",
        [true],
      ),
      owned: knex.raw('case when owner_ref is not null then 1 else 0 end'),
    })
    .groupBy('template_id', 'template_version');
  return rows.map((row: Row) => ({
    templateId: String(row.template_id),
    version: Number(row.template_version),
    live: Number(row.live),
    warm: Number(row.warm),
    byHand: Number(row.by_hand),
    owned: Number(row.owned),
  }));
}

/** See {@link WorkstationStore.countConnected}. */
export async function countConnected(knex: Knex): Promise<number> {
  const [row] = await knex('workstations')
    .where('status', 'ready')
    .where('connections', '>', 0)
    .count({ count: '*' });
  return Number(row.count);
}
