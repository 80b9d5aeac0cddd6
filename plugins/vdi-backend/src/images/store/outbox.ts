import type { Knex } from 'knex';
import { lockFreeRows } from '../../database';
import type { ImageEventRecord, ImageProjectRecord } from '../model';
import { toImageEvent, toProject } from './rows';

/** See {@link ImageStore.unpublished}. */
export async function unpublished(
  knex: Knex,
  options: { now: Date; until: Date; limit: number },
): Promise<(ImageEventRecord & { project: ImageProjectRecord })[]> {
  const { now, until, limit } = options;
  const due = knex('image_events')
    .select('id')
    .whereRaw('published_at is null')
    .where(query =>
      query.whereNull('reserved_until').orWhere('reserved_until', '<', now),
    )
    .orderBy('id')
    .limit(limit);
  lockFreeRows(knex, due);
  const rows = await knex('image_events')
    .whereIn('id', due)
    .update({ reserved_until: until })
    .returning('*');
  const events = rows.map(toImageEvent).sort((a, b) => (a.id < b.id ? -1 : 1));
  const projects = new Map(
    (
      await knex('image_projects').whereIn('id', [
        ...new Set(events.map(each => each.projectId)),
      ])
    ).map(row => [String(row.id), toProject(row)] as const),
  );
  return events.flatMap(event => {
    const project = projects.get(event.projectId);
    return project ? [{ ...event, project }] : [];
  });
}
