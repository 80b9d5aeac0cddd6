import type { Knex } from 'knex';
import { toWorkstation } from '../../database';
import { decodeCursor, encodeCursor, orderOf, whereListed } from './listQuery';
import type {
  ListWorkstationsOptions,
  WorkstationRecordPage,
} from './WorkstationStore';

/** See {@link WorkstationStore.list}. */
export async function listWorkstations(
  knex: Knex,
  options: ListWorkstationsOptions,
): Promise<WorkstationRecordPage> {
  const { sort, limit, cursor } = options;
  const { expression, direction } = orderOf(sort);
  const page = knex('workstations')
    .modify(query => whereListed(query, options))
    .orderByRaw(`${expression} ${direction}, id ${direction}`)
    .limit(limit + 1);
  if (cursor !== undefined) {
    const { id, value } = decodeCursor(sort, cursor);
    page.whereRaw(
      `(${expression}, id) ${direction === 'asc' ? '>' : '<'} (?, ?)`,
      [value, id],
    );
  }
  const [rows, [total]] = await Promise.all([
    page,
    knex('workstations')
      .modify(query => whereListed(query, options))
      .count({ count: '*' }),
  ]);
  const items = rows.slice(0, limit);
  return {
    items: items.map(toWorkstation),
    total: Number(total.count),
    nextCursor:
      rows.length > limit
        ? encodeCursor(sort, items[items.length - 1])
        : undefined,
  };
}
