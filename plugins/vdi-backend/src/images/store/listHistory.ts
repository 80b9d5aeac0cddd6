import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { ImageBuildRecord, ImageEventRecord } from '../model';
import type { PageOf } from './ImageStore';
import { toBuild, toImageEvent } from './rows';

const NUMBER = /^\d{1,9}$/;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

interface PageQuery {
  limit: number;
  cursor?: string;
}

/** See {@link ImageStore.listBuilds}. */
export async function listBuilds(
  knex: Knex,
  projectId: string,
  { limit, cursor }: PageQuery,
): Promise<PageOf<ImageBuildRecord> & { total: number }> {
  const page = knex('image_builds')
    .where('project_id', projectId)
    .orderBy('number', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    page.where('number', '<', checkedCursor(cursor, NUMBER));
  }
  const rows = await page;
  const [{ count }] = await knex('image_builds')
    .where('project_id', projectId)
    .count({ count: '*' });
  const items = rows.slice(0, limit).map(toBuild);
  return {
    items,
    total: Number(count),
    nextCursor:
      rows.length > limit ? String(items[items.length - 1].number) : undefined,
  };
}

/** See {@link ImageStore.listEvents}. */
export async function listEvents(
  knex: Knex,
  projectId: string,
  { limit, cursor }: PageQuery,
): Promise<PageOf<ImageEventRecord>> {
  const page = knex('image_events')
    .where('project_id', projectId)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (cursor !== undefined) {
    page.where('id', '<', checkedCursor(cursor, ULID));
  }
  const rows = await page;
  const items = rows.slice(0, limit).map(toImageEvent);
  return {
    items,
    nextCursor: rows.length > limit ? items[items.length - 1].id : undefined,
  };
}

function checkedCursor(cursor: string, pattern: RegExp): string {
  if (!pattern.test(cursor)) {
    throw new InputError(
      "'cursor' must be the 'nextCursor' of the page before.",
    );
  }
  return cursor;
}
