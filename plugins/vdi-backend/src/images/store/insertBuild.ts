import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { Row } from '../../database';
import type { ImageBuildRecord, NewImageEvent } from '../model';
import { insertImageEvents } from './insertImageEvents';
import { updateRank } from './rank';
import { toBuild, toBuildRow } from './rows';

/** Statuses of builds that keep another one from beginning. */
const UNDER_WAY = ['queued', 'building', 'trying'];

/** See {@link ImageStore.insertBuild}; runs inside a transaction. */
export async function insertBuild(
  trx: Knex.Transaction,
  build: Omit<ImageBuildRecord, 'number' | 'revision'>,
  event: NewImageEvent,
): Promise<{ created: boolean; build: ImageBuildRecord }> {
  const { id, projectId, requestedAt } = build;
  // Makes those who enter builds of one project wait for each other, and the keeper look.
  const [project] = await trx('image_projects')
    .where('id', projectId)
    .update({ next_check_at: requestedAt, hastened: true })
    .returning('status');
  if (!project) {
    throw new NotFoundError(`There is no image project '${projectId}'.`);
  }
  const earlier = await findEarlier(trx, build);
  if (earlier) {
    return { created: false, build: toBuild(earlier) };
  }
  if (!build.imageArn) {
    await assertFree(trx, projectId, project.status);
  }
  const [{ last }] = await trx('image_builds')
    .where('project_id', projectId)
    .max({ last: 'number' });
  const number = Number(last ?? 0) + 1;
  const [row] = await trx('image_builds')
    .insert({ ...toBuildRow(build), number, revision: 1 })
    .returning('*');
  await updateRank(trx, projectId);
  await insertImageEvents(
    trx,
    projectId,
    [{ ...event, buildId: id, buildNumber: number }],
    requestedAt,
  );
  return { created: true, build: toBuild(row) };
}

async function findEarlier(
  trx: Knex.Transaction,
  build: Pick<ImageBuildRecord, 'id' | 'projectId' | 'requestKey' | 'imageArn'>,
): Promise<Row | undefined> {
  const { id, projectId, requestKey, imageArn } = build;
  return trx('image_builds')
    .where('project_id', projectId)
    .where(found => {
      found.where('id', id);
      if (requestKey) {
        found.orWhere('request_key', requestKey);
      }
      if (imageArn) {
        found.orWhere('image_arn', imageArn);
      }
    })
    .first();
}

async function assertFree(
  trx: Knex.Transaction,
  projectId: string,
  status: string,
): Promise<void> {
  if (status === 'deleting') {
    throw new ConflictError(`Image project '${projectId}' is being deleted.`);
  }
  const busy = await trx('image_builds')
    .where('project_id', projectId)
    .whereIn('status', UNDER_WAY)
    .orderBy('number', 'desc')
    .first('number');
  if (busy) {
    throw new ConflictError(
      `Build ${busy.number} of '${projectId}' is under way; wait until it has ended, or cancel it.`,
    );
  }
}
