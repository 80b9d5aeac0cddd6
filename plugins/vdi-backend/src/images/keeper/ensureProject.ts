import { isError } from '@backstage/errors';
import { AccessError, RefusedError } from '../../aws';
import { SYSTEM } from '../../workstations';
import type { ImageProjectRecord } from '../model';
import { changeProject, type KeeperContext } from './KeeperContext';

const FINAL = new Set(['InputError', 'ConflictError', 'NotFoundError']);

/** Makes or repairs what a project has in AWS, and notes how that went. */
export async function ensureProject(
  context: KeeperContext,
  project: ImageProjectRecord,
): Promise<ImageProjectRecord | undefined> {
  const { images, plan, catalog, health, clock, onTemplate } = context;
  const { settingsRevision, status } = project;
  const attempt = {
    attemptedAt: clock(),
    attemptedRevision: settingsRevision,
  };
  try {
    const ensured = await images.ensure(await plan(project));
    health.succeeded('images');
    if (ensured.changed) {
      catalog.forget();
      onTemplate(project.id);
    }
    const repaired =
      status === 'broken' ||
      (ensured.changed &&
        status === 'ready' &&
        project.appliedRevision === settingsRevision);
    return await changeProject(
      context,
      project,
      {
        ...attempt,
        status: 'ready',
        problem: null,
        attempts: 0,
        appliedRevision: settingsRevision,
        checkedAt: attempt.attemptedAt,
        pipelineArn: ensured.pipelineArn,
        recipeVersion: ensured.recipeVersion,
        launchTemplateId: ensured.launchTemplateId,
      },
      ...(repaired ? [{ type: 'repaired' as const, actor: SYSTEM }] : []),
    );
  } catch (error) {
    return noteFailure(context, project, attempt, error);
  }
}

async function noteFailure(
  context: KeeperContext,
  project: ImageProjectRecord,
  attempt: { attemptedAt: Date; attemptedRevision: number },
  error: unknown,
): Promise<ImageProjectRecord | undefined> {
  const { policy, health } = context;
  const attempts =
    project.attemptedRevision === project.settingsRevision
      ? (project.attempts ?? 0) + 1
      : 1;
  const final = finalProblem(error);
  if (final === undefined) {
    health.failed('images', error);
  }
  if (final === undefined && attempts < policy.patience) {
    return changeProject(context, project, { ...attempt, attempts });
  }
  const problem =
    final ?? 'Image Builder or EC2 does not answer; it is tried again.';
  const news = project.status !== 'broken' || project.problem !== problem;
  return changeProject(
    context,
    project,
    { ...attempt, attempts, status: 'broken', problem },
    ...(news
      ? [{ type: 'broken' as const, actor: SYSTEM, message: problem }]
      : []),
  );
}

/** What somebody has to do something about; `undefined` when asking again may help. */
function finalProblem(error: unknown): string | undefined {
  if (error instanceof RefusedError || error instanceof AccessError) {
    return error.message;
  }
  return isError(error) && FINAL.has(error.name) ? error.message : undefined;
}
