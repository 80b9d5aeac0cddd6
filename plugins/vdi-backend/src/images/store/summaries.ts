import type { Knex } from 'knex';
import type { Row } from '../../database';
import type { ProjectBuilds } from './ImageStore';
import { toBuild } from './rows';

/** Builds that a typical time is taken from. */
const SAMPLE = 10;
/** Parts of one statement, below SQLite's limit. */
const CHUNK = 100;

/** See {@link ImageStore.summaries}. */
export async function summaries(
  knex: Knex,
  defaultVersions: ReadonlyMap<string, number | undefined>,
): Promise<Map<string, ProjectBuilds>> {
  const ids = [...defaultVersions.keys()];
  const found = new Map<string, ProjectBuilds>(ids.map(id => [id, {}]));
  const put = (key: keyof ProjectBuilds, rows: Row[]) => {
    for (const row of rows) {
      const builds = found.get(String(row.project_id));
      if (builds) {
        builds[key] = toBuild(row);
      }
    }
  };
  for (let start = 0; start < ids.length; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    put('last', await newest(knex, chunk));
    put('candidate', await newest(knex, chunk, 'candidate'));
    const versions = chunk.flatMap(id => {
      const version = defaultVersions.get(id);
      return version === undefined ? [] : [[id, version]];
    });
    if (versions.length > 0) {
      put(
        'current',
        await knex('image_builds').whereIn(
          ['project_id', 'template_version'],
          versions,
        ),
      );
    }
  }
  return found;
}

/** The newest build of each project, of those with the status when there is one. */
async function newest(
  knex: Knex,
  projectIds: string[],
  status?: string,
): Promise<Row[]> {
  const numbers = knex('image_builds')
    .select('project_id')
    .max('number')
    .whereIn('project_id', projectIds)
    .groupBy('project_id');
  if (status) {
    numbers.where('status', status);
  }
  return knex('image_builds').whereIn(['project_id', 'number'], numbers);
}

/** See {@link ImageStore.typicalSeconds}. */
export async function typicalSeconds(
  knex: Knex,
  projectIds: string[],
): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>();
  for (let start = 0; start < projectIds.length; start += CHUNK) {
    const chunk = projectIds.slice(start, start + CHUNK);
    const rows = await knex.unionAll(
      chunk.map(id => knex.select('*').from(latest(knex, id))),
    );
    for (const row of rows.map(toBuild)) {
      const { projectId, startedAt, endedAt } = row;
      if (startedAt && endedAt) {
        const seconds = (endedAt.getTime() - startedAt.getTime()) / 1000;
        samples.set(projectId, [...(samples.get(projectId) ?? []), seconds]);
      }
    }
  }
  return new Map(
    [...samples].map(([id, seconds]) => {
      const sorted = seconds.sort((a, b) => a - b);
      return [id, sorted[Math.floor(sorted.length / 2)]];
    }),
  );
}

/** The last builds of a project that made an image. */
function latest(knex: Knex, projectId: string): Knex.QueryBuilder {
  return knex('image_builds')
    .select('project_id', 'started_at', 'ended_at')
    .where('project_id', projectId)
    .whereNotNull('ami_id')
    .orderBy('number', 'desc')
    .limit(SAMPLE)
    .as('latest');
}
