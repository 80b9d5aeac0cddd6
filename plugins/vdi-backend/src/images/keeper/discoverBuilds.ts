import { ulid } from 'ulid';
import { SYSTEM } from '../../workstations';
import type { ObservedImage } from '../../aws';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import type { KeeperContext } from './KeeperContext';

/** Enters builds that the portal did not start: the pipeline's schedule did, or somebody at AWS. */
export async function discoverBuilds(
  context: KeeperContext,
  project: ImageProjectRecord,
  builds: ImageBuildRecord[],
): Promise<boolean> {
  const { images, store, health, onChange } = context;
  // One of what Image Builder shows may be the answer to a start that was lost.
  const unanswered = builds.some(each => each.startAskedAt && !each.imageArn);
  if (!project.pipelineArn || unanswered) {
    return false;
  }
  const known = new Set(builds.map(each => each.imageArn));
  const seen = await images.images(project.pipelineArn);
  health.succeeded('images');
  const unknown = seen
    .filter(each => each.state !== 'deleted' && !known.has(each.imageArn))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  for (const image of unknown) {
    await store.insertBuild(newBuild(project, image), {
      type: 'build-started',
      actor: SYSTEM,
      message: image.scheduled
        ? 'The schedule of the pipeline began it.'
        : 'Somebody began it at AWS.',
    });
    onChange(project.id);
  }
  return unknown.length > 0;
}

function newBuild(
  project: ImageProjectRecord,
  { imageArn, recipeVersion, createdAt, scheduled }: ObservedImage,
): Omit<ImageBuildRecord, 'number' | 'revision'> {
  return {
    id: `img-${ulid(createdAt.getTime()).toLowerCase()}`,
    projectId: project.id,
    status: 'building',
    stage: 'build',
    trigger: scheduled ? 'schedule' : 'outside',
    requestedBy: SYSTEM,
    requestedAt: createdAt,
    settings: project.settings,
    imageArn,
    recipeVersion,
    startAskedAt: createdAt,
    startedAt: createdAt,
    steps: [],
    cancelRequested: false,
  };
}
