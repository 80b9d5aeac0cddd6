import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { arnOf } from './arns';
import { isOver, statusAt, type Build } from './builds/Build';
import { startBuild } from './builds/startBuild';
import { alreadyExists, notFound, tooMany } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Pipeline } from './ImageBuilderState';
import { dateOf, filtered, page } from './pages';
import { readPipeline } from './readPipeline';
import { resolveRecipe } from './recipes';
import { readName, readTags } from './RestInput';

const MAX_PIPELINES = 75;

export function createImagePipeline(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const { world } = context;
  const { pipelines } = world.state.imageBuilder;
  const name = readName(input);
  const arn = arnOf(world, 'image-pipeline', name);
  if (pipelines.has(arn)) throw alreadyExists('ImagePipeline', arn);
  if (pipelines.size >= MAX_PIPELINES) {
    throw tooMany('image pipelines', MAX_PIPELINES);
  }
  pipelines.set(arn, {
    arn,
    name,
    createdAt: world.now(),
    tags: readTags(input),
    ...readPipeline(context, input),
  });
  return { imagePipelineArn: arn };
}

/** Replaces all of it, as AWS does: what a request leaves out is gone. */
export function updateImagePipeline(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const pipeline = requirePipeline(context, input);
  Object.assign(
    pipeline,
    {
      distributionConfigurationArn: undefined,
      schedule: undefined,
      updatedAt: context.world.now(),
    },
    readPipeline(context, input),
  );
  return { imagePipelineArn: pipeline.arn };
}

export function getImagePipeline(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  return {
    imagePipeline: describePipeline(context, requirePipeline(context, input)),
  };
}

export function listImagePipelines(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const { pipelines } = context.world.state.imageBuilder;
  const found = filtered(input, pipelines.values(), {
    name: ({ name }) => name,
    description: ({ content }) => content.description as string | undefined,
    imageRecipeArn: ({ imageRecipeArn }) => imageRecipeArn,
    infrastructureConfigurationArn: pipeline =>
      pipeline.infrastructureConfigurationArn,
    distributionConfigurationArn: pipeline =>
      pipeline.distributionConfigurationArn,
    status: ({ status }) => status,
  });
  return page(input, 'imagePipelineList', found, pipeline =>
    describePipeline(context, pipeline),
  );
}

/** Refuses while a build runs, as AWS does with what is in use. */
export function deleteImagePipeline(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const { world } = context;
  const { arn } = requirePipeline(context, input);
  const running = buildsOf(context, arn).some(
    build => !isOver(build, world.now()),
  );
  if (running) {
    throw new AwsError(
      'ResourceInUseException',
      `The resource '${arn}' is currently in use: an image is being built.`,
    );
  }
  world.state.imageBuilder.pipelines.delete(arn);
  return { imagePipelineArn: arn };
}

export function startImagePipelineExecution(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const pipeline = requirePipeline(context, input);
  if (pipeline.status === 'DISABLED') {
    throw new AwsError(
      'InvalidRequestException',
      `The image pipeline '${pipeline.arn}' is disabled.`,
    );
  }
  const { arn } = startBuild(context, pipeline, {
    at: context.world.now(),
    scheduled: false,
  });
  return { imageBuildVersionArn: arn };
}

/** Builds of a pipeline, oldest first. */
export function buildsOf(
  { world }: ImageBuilderContext,
  pipelineArn: string,
): Build[] {
  return [...world.state.imageBuilder.builds.values()].filter(
    build => build.pipelineArn === pipelineArn,
  );
}

export function requirePipeline(
  { world }: ImageBuilderContext,
  input: JsonInput,
): Pipeline {
  const arn = input.requiredText('imagePipelineArn');
  const pipeline = world.state.imageBuilder.pipelines.get(arn);
  if (!pipeline) throw notFound(arn);
  return pipeline;
}

function describePipeline(
  context: ImageBuilderContext,
  pipeline: Pipeline,
): object {
  const now = context.world.now();
  const builds = buildsOf(context, pipeline.arn);
  const last = builds.at(-1);
  return {
    ...pipeline.content,
    arn: pipeline.arn,
    name: pipeline.name,
    platform: resolveRecipe(context, pipeline.imageRecipeArn)?.platform,
    imageRecipeArn: pipeline.imageRecipeArn,
    infrastructureConfigurationArn: pipeline.infrastructureConfigurationArn,
    distributionConfigurationArn: pipeline.distributionConfigurationArn,
    imageTestsConfiguration: {
      timeoutMinutes: 720,
      ...(pipeline.content.imageTestsConfiguration as object | undefined),
      imageTestsEnabled: pipeline.imageTestsEnabled,
    },
    schedule: pipeline.schedule,
    status: pipeline.status,
    dateCreated: dateOf(pipeline.createdAt),
    dateUpdated: dateOf(pipeline.updatedAt),
    dateLastRun: dateOf(pipeline.lastRunAt),
    lastRunStatus: last && statusAt(last, now),
    dateNextRun: dateOf(pipeline.nextRunAt),
    tags: pipeline.tags,
    imageTags: pipeline.imageTags,
    consecutiveFailures: countFailures(builds, now),
  };
}

/** Failed builds of the schedule since the last that came to an image. */
function countFailures(builds: Build[], now: number): number {
  let failures = 0;
  for (const build of builds) {
    const status = statusAt(build, now);
    if (status === 'AVAILABLE') failures = 0;
    if (status === 'FAILED' && build.scheduled) failures += 1;
  }
  return failures;
}
