import type { ImageBuilderContext } from '../ImageBuilderContext';
import { arnOf } from '../arns';
import { resolveComponent } from '../components';
import { noSuch, tooMany } from '../errors';
import type { Component, Pipeline, Recipe } from '../ImageBuilderState';
import { resolveParent } from '../parentImage';
import { resolveRecipe } from '../recipes';
import { isOver, type Build } from './Build';
import { findFailure } from './componentRun';
import { planBuild } from './planBuild';

const MAX_CONCURRENT = 100;

/** What the wildcards of a pipeline's recipe, and its parent, mean at a time. */
export function resolveDependencies(
  { world }: Pick<ImageBuilderContext, 'world'>,
  recipe: Recipe,
  at: number,
): { components: Component[]; parentImageId: string } {
  return {
    components: recipe.components.map(({ componentArn }, index) => {
      const component = resolveComponent(world, componentArn);
      if (!component) {
        throw noSuch(`components[${index}].componentArn`, 'component');
      }
      return component;
    }),
    parentImageId: resolveParent(world, recipe.parentImage, at).imageId,
  };
}

/** Begins a build of a pipeline's image; all of its future follows from what is true now. */
export function startBuild(
  context: ImageBuilderContext,
  pipeline: Pipeline,
  { at, scheduled }: { at: number; scheduled: boolean },
): Build {
  const { world, faults } = context;
  const { imageBuilder } = world.state;
  const recipe = resolveRecipe(context, pipeline.imageRecipeArn);
  if (!recipe) throw noSuch('imageRecipeArn', 'recipe');
  const infrastructure = imageBuilder.infrastructures.get(
    pipeline.infrastructureConfigurationArn,
  );
  if (!infrastructure) {
    throw noSuch(
      'infrastructureConfigurationArn',
      'infrastructure configuration',
    );
  }
  const running = [...imageBuilder.builds.values()].filter(
    build => !isOver(build, at),
  );
  if (running.length >= MAX_CONCURRENT) {
    throw tooMany('concurrent builds', MAX_CONCURRENT);
  }
  const { components, parentImageId } = resolveDependencies(
    context,
    recipe,
    at,
  );
  const { imageTestsEnabled } = pipeline;
  const number = nextNumber(context, recipe);
  const arn = arnOf(world, 'image', recipe.name, recipe.version, number);
  const failed = findFailure(components, {
    faults,
    pipeline: pipeline.name,
    imageTestsEnabled,
  });
  const build: Build = {
    arn,
    name: recipe.name,
    version: recipe.version,
    build: number,
    createdAt: at,
    tags: { ...pipeline.imageTags },
    recipe: { ...recipe },
    infrastructure: { ...infrastructure },
    distribution: copyOf(
      imageBuilder.distributions.get(
        pipeline.distributionConfigurationArn ?? '',
      ),
    ),
    infrastructureConfigurationArn: pipeline.infrastructureConfigurationArn,
    distributionConfigurationArn: pipeline.distributionConfigurationArn,
    pipelineArn: pipeline.arn,
    pipelineName: pipeline.name,
    componentArns: components.map(component => component.arn),
    parentImageId,
    imageTestsEnabled,
    enhancedImageMetadataEnabled:
      pipeline.content.enhancedImageMetadataEnabled !== false,
    amiTags: { ...(recipe.content.amiTags as object) },
    broken: Boolean(
      faults.take('broken-image', {
        service: 'imagebuilder',
        action: 'StartImagePipelineExecution',
        pipeline: pipeline.name,
      }),
    ),
    scheduled,
    ...planBuild(world, {
      arn,
      platform: recipe.platform === 'Windows' ? 'windows' : 'linux',
      startsAt: at,
      imageTestsEnabled,
      failed,
    }),
    amis: [],
    done: 0,
  };
  imageBuilder.builds.set(arn, build);
  pipeline.lastRunAt = at;
  return build;
}

/** A number is never used again, not even when its image was deleted. */
function nextNumber(
  { world }: ImageBuilderContext,
  { name, version }: Recipe,
): number {
  const { buildCounts } = world.state.imageBuilder;
  const versionArn = arnOf(world, 'image', name, version);
  const number = (buildCounts.get(versionArn) ?? 0) + 1;
  buildCounts.set(versionArn, number);
  return number;
}

function copyOf<T extends object>(value: T | undefined): T | undefined {
  return value && { ...value };
}
