import type { ImageBuildStep } from '@deskstage/backstage-plugin-vdi-common';
import { RefusedError, type ObservedStep } from '../../aws';
import { SYSTEM } from '../../workstations';
import { describeFailure, imageName } from '../content';
import type { BuildObservation, BuildStep } from '../lifecycle';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import type { Patch } from '../store';
import { changeBuild, type KeeperContext } from './KeeperContext';

type Step<Kind extends BuildStep['kind']> = Extract<BuildStep, { kind: Kind }>;

/** Asks Image Builder to begin; asked again, it answers with what it has begun already. */
export async function start(
  context: KeeperContext,
  project: ImageProjectRecord,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { images, clock } = context;
  if (!project.pipelineArn) {
    throw new Error(`Image project '${project.id}' has no pipeline yet`);
  }
  let imageArn: string;
  try {
    imageArn = await images.start(project.pipelineArn, build.id);
  } catch (error) {
    if (error instanceof RefusedError) {
      return fail(context, build, {
        kind: 'fail',
        failure: { stage: 'build', message: error.message },
      });
    }
    throw error;
  }
  return changeBuild(
    context,
    build,
    {
      status: 'building',
      stage: 'build',
      imageArn,
      startedAt: clock(),
      settings: project.settings,
      recipeVersion: project.recipeVersion ?? null,
    },
    { type: 'build-started', actor: SYSTEM },
  );
}

/** Notes which stage and steps Image Builder is at, where they have changed. */
export async function follow(
  context: KeeperContext,
  build: ImageBuildRecord,
  { stage }: Step<'follow'>,
): Promise<void> {
  const steps = await stepsOf(context, build);
  if (
    stage !== build.stage ||
    JSON.stringify(steps) !== JSON.stringify(build.steps)
  ) {
    await changeBuild(context, build, { stage, steps });
  }
}

export async function cancelImage(
  { images }: KeeperContext,
  { id, imageArn }: ImageBuildRecord,
): Promise<void> {
  try {
    await images.cancel(imageArn as string, `${id}-cancel`);
  } catch (error) {
    // It may have ended in this moment, which the next look shows.
    if (!(error instanceof RefusedError)) {
      throw error;
    }
  }
}

/** Notes that Image Builder is done, and what is installed on the image. */
export async function noteImage(
  context: KeeperContext,
  build: ImageBuildRecord,
  { amiId }: Step<'note-image'>,
): Promise<ImageBuildRecord | undefined> {
  const { store, images, clock } = context;
  const steps = await stepsOf(context, build);
  await store.putPackages(
    build.id,
    await images.packages(build.imageArn as string).catch(error => {
      // A list of packages is a help, and no reason to do without the image.
      if (error instanceof RefusedError) {
        return [];
      }
      throw error;
    }),
  );
  return changeBuild(context, build, {
    stage: 'distribute',
    steps,
    amiId: amiId ?? null,
    endedAt: clock(),
  });
}

/** Goes on with an image that a version of the template has. */
export async function takeImage(
  context: KeeperContext,
  build: ImageBuildRecord,
  { templateVersion, status }: Step<'take-image'>,
): Promise<ImageBuildRecord | undefined> {
  const { catalog, clock } = context;
  catalog.forget();
  switch (status) {
    case 'trying':
      return changeBuild(
        context,
        build,
        { templateVersion, status, stage: 'try' },
        { type: 'trial-started', actor: SYSTEM },
      );
    case 'promoted':
      return changeBuild(
        context,
        build,
        { templateVersion, status, promotedAt: clock(), promotedBy: SYSTEM },
        { type: 'promoted', actor: SYSTEM },
      );
    default:
      return endCancelled(context, build, { templateVersion });
  }
}

/** Ends a build that Image Builder gave up, with the reason in words. */
export async function failBuild(
  context: KeeperContext,
  build: ImageBuildRecord,
  { image }: BuildObservation,
): Promise<ImageBuildRecord | undefined> {
  const observed = await context.images.steps(build.imageArn as string);
  const failure = describeFailure({
    reason: image?.reason,
    steps: observed,
    name: imageName(context.deployment, build.projectId),
  });
  return fail(
    context,
    { ...build, stage: failure.stage, steps: observed.map(toStep) },
    { kind: 'fail', failure },
  );
}

export async function fail(
  context: KeeperContext,
  build: ImageBuildRecord,
  { failure }: Step<'fail'>,
): Promise<ImageBuildRecord | undefined> {
  return changeBuild(
    context,
    build,
    {
      status: 'failed',
      failure,
      promotionWanted: null,
      stage: failure.stage,
      steps: build.steps,
      endedAt: build.endedAt ?? context.clock(),
    },
    { type: 'build-failed', actor: SYSTEM, message: failure.message },
  );
}

export async function endCancelled(
  context: KeeperContext,
  build: ImageBuildRecord,
  changes: Pick<Patch<ImageBuildRecord>, 'templateVersion'> = {},
): Promise<ImageBuildRecord | undefined> {
  return changeBuild(
    context,
    build,
    {
      ...changes,
      // One that is tried again was something before.
      status: build.promotedAt ? 'promoted' : 'cancelled',
      cancelRequested: false,
      trialStatus: null,
      trialWorkstationId: null,
      endedAt: build.endedAt ?? context.clock(),
    },
    build.cancelRequested
      ? { type: 'build-cancelled', actor: build.decidedBy ?? SYSTEM }
      : {
          type: 'build-cancelled',
          actor: SYSTEM,
          message: 'Somebody cancelled it at AWS.',
        },
  );
}

/** Deletes the image of a retired build for good. */
export async function discard(
  context: KeeperContext,
  { launchTemplateId }: ImageProjectRecord,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { imageArn, amiId, templateVersion } = build;
  const { images, catalog, clock } = context;
  // Read anew: what became the default a moment ago stays.
  catalog.forget();
  const template = await catalog.find(build.projectId);
  if (template?.defaultVersion === templateVersion) {
    return build;
  }
  await images.discard({ imageArn, amiId, launchTemplateId, templateVersion });
  return changeBuild(context, build, { discardedAt: clock() });
}

async function stepsOf(
  { images }: KeeperContext,
  { imageArn }: ImageBuildRecord,
): Promise<ImageBuildStep[]> {
  return (await images.steps(imageArn as string)).map(toStep);
}

function toStep(step: ObservedStep): ImageBuildStep {
  const { stage, name, status, startedAt, endedAt, message } = step;
  return {
    stage,
    name,
    status,
    ...(startedAt && { startedAt: startedAt.toISOString() }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(message && { message }),
  };
}
