import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ImageProjectRecord } from '../model';
import type { ImageStore, PageOf } from './ImageStore';
import { toProject } from './rows';

type ListQuery = Parameters<ImageStore['listProjects']>[0];

/** See {@link ImageStore.listProjects}. */
export async function listProjects(
  knex: Knex,
  query: ListQuery,
): Promise<PageOf<ImageProjectRecord> & { total: number }> {
  const { limit, cursor } = query;
  const page = knex('image_projects')
    .modify(rows => whereListed(rows, query))
    .orderByRaw('rank, sort_name, id')
    .limit(limit + 1);
  if (cursor !== undefined) {
    page.whereRaw('(rank, sort_name, id) > (?, ?, ?)', decode(cursor));
  }
  const rows = await page;
  const [{ count }] = await knex('image_projects')
    .modify(found => whereListed(found, query))
    .count({ count: '*' });
  const items = rows.slice(0, limit);
  return {
    items: items.map(toProject),
    total: Number(count),
    nextCursor:
      rows.length > limit ? encode(items[items.length - 1]) : undefined,
  };
}

function whereListed(
  rows: Knex.QueryBuilder,
  { q, ownerRefs }: ListQuery,
): void {
  if (q !== undefined) {
    const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    rows.whereRaw("search_text like lower(?) escape '\\'", [pattern]);
  }
  if (ownerRefs) {
    rows.whereIn('owner_ref', ownerRefs);
  }
}

function encode(row: { rank: number; sort_name: string; id: string }): string {
  return Buffer.from(
    JSON.stringify([row.rank, row.sort_name, row.id]),
  ).toString('base64url');
}

function decode(cursor: string): [number, string, string] {
  try {
    const [rank, name, id] = JSON.parse(
      Buffer.from(cursor, 'base64url').toString(),
    );
    if (
      [0, 1, 2].includes(rank) &&
      [name, id].every(each => typeof each === 'string' && !/\0/.test(each))
    ) {
      return [rank, name, id];
    }
  } catch {
    // falls through to the refusal below
  }
  throw new InputError(
    "The cursor does not belong to this list; leave 'cursor' out to begin at its first page.",
  );
}
