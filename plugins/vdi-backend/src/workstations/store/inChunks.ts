import type { Row } from '../../database';

/** Ids that one statement takes; below SQLite's and PostgreSQL's limits on parameters. */
const CHUNK = 500;

/** The rows of as many statements as the ids need. */
export async function inChunks(
  ids: string[],
  each: (chunk: string[]) => PromiseLike<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let start = 0; start < ids.length; start += CHUNK) {
    rows.push(...(await each(ids.slice(start, start + CHUNK))));
  }
  return rows;
}
