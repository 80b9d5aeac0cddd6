import type { Knex } from 'knex';

/** Locks the selected rows until the transaction ends; SQLite has one writer anyway. */
export function lockRows<T extends Knex.QueryBuilder>(knex: Knex, query: T): T {
  if (knex.client.config.client === 'pg') {
    query.forUpdate();
  }
  return query;
}

/** Like {@link lockRows}, passing over rows that somebody else has locked. */
export function lockFreeRows<T extends Knex.QueryBuilder>(
  knex: Knex,
  query: T,
): T {
  if (knex.client.config.client === 'pg') {
    query.forUpdate().skipLocked();
  }
  return query;
}
