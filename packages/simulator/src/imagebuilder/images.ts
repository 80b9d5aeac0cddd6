import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import type { World } from '../world/World';
import { parseArn } from './arns';
import { isOver, statusAt, type Build } from './builds/Build';
import { describeConfiguration } from './configurations';
import { notFound } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import { imagePackages } from './imagePackages';
import { dateOf, filtered, page } from './pages';
import { buildsOf, requirePipeline } from './pipelines';
import { describeRecipe } from './recipes';
import { compareVersions, latestVersionReferences, newest } from './versions';

const FILTERS = {
  name: ({ name }: Build) => name,
  version: ({ version }: Build) => version,
  platform: ({ recipe }: Build) => recipe.platform,
  osVersion: () => undefined,
  type: () => 'AMI',
};

export function getImage(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const build = requireBuild(world, input);
  const { recipe, infrastructure, distribution } = build;
  return {
    image: {
      ...summarize(world, build),
      enhancedImageMetadataEnabled: build.enhancedImageMetadataEnabled,
      imageRecipe: describeRecipe(recipe),
      sourcePipelineName: build.pipelineName,
      sourcePipelineArn: build.pipelineArn,
      infrastructureConfiguration: describeConfiguration(infrastructure),
      distributionConfiguration:
        distribution && describeConfiguration(distribution),
      imageTestsConfiguration: {
        imageTestsEnabled: build.imageTestsEnabled,
        timeoutMinutes: 720,
      },
    },
    latestVersionReferences: latestVersionReferences(build.arn),
  };
}

/** Versions, without their builds. */
export function listImages(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const latest = new Map<string, Build>();
  for (const build of world.state.imageBuilder.builds.values()) {
    const key = input.flag('byName')
      ? build.arn.replace(/\/[^/]+\/\d+$/, '')
      : versionArn(build);
    const known = latest.get(key);
    if (!known || compareVersions(build, known) > 0) latest.set(key, build);
  }
  const others = ['Amazon', 'Shared', 'ThirdParty', 'AWSMarketplace'];
  const owned = others.includes(input.text('owner') ?? 'Self')
    ? []
    : latest.values();
  return page(
    input,
    'imageVersionList',
    filtered(input, owned, FILTERS),
    build => ({
      arn: versionArn(build),
      name: build.name,
      type: 'AMI',
      version: build.version,
      platform: build.recipe.platform,
      owner: 'Self',
      dateCreated: dateOf(build.createdAt),
      buildType: buildTypeOf(build),
      imageSource: 'CUSTOM',
    }),
  );
}

export function listImageBuildVersions(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('imageVersionArn');
  const found = [...world.state.imageBuilder.builds.values()].filter(
    build => versionArn(build) === arn,
  );
  return page(
    input,
    'imageSummaryList',
    filtered(input, found, FILTERS),
    build => summarize(world, build),
  );
}

export function listImagePipelineImages(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const found = buildsOf(context, requirePipeline(context, input).arn);
  return page(
    input,
    'imageSummaryList',
    filtered(input, found, FILTERS),
    build => summarize(context.world, build),
  );
}

/** Leaves the AMIs, as AWS does. */
export function deleteImage(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const { arn, ...build } = requireBuild(world, input);
  if (!isOver({ arn, ...build }, world.now())) {
    throw new AwsError(
      'ResourceDependencyException',
      `Resource dependency error: The image '${arn}' is being built; cancel the build before you delete it.`,
    );
  }
  world.state.imageBuilder.builds.delete(arn);
  return { imageBuildVersionArn: arn };
}

export function cancelImageCreation(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const build = requireBuild(world, input);
  const now = world.now();
  if (isOver(build, now)) {
    throw new AwsError(
      'InvalidRequestException',
      `The image '${build.arn}' is ${statusAt(
        build,
        now,
      )}; only a build that runs can be cancelled.`,
    );
  }
  build.transitions = [
    ...build.transitions.filter(({ at }) => at <= now),
    { status: 'CANCELLED', at: now },
  ];
  return { imageBuildVersionArn: build.arn };
}

/** Packages of a finished build; before, and without enhanced metadata, there are none. */
export function listImagePackages(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const build = requireBuild(world, input);
  const collected =
    build.enhancedImageMetadataEnabled &&
    statusAt(build, world.now()) === 'AVAILABLE';
  return page(
    input,
    'imagePackageList',
    collected ? imagePackages(world, build) : [],
    ({ name, version }) => ({ packageName: name, packageVersion: version }),
  );
}

/** The build of an ARN, or the newest that fits its version or wildcards. */
export function requireBuild(world: World, input: JsonInput): Build {
  const arn = input.requiredText('imageBuildVersionArn');
  const parsed = parseArn(arn, 'image');
  const { builds } = world.state.imageBuilder;
  const found =
    builds.get(arn) ??
    (parsed && parsed.build === undefined
      ? newest(
          [...builds.values()].filter(each =>
            each.arn.startsWith(`${parsed.stem}/`),
          ),
          parsed.version ?? 'x.x.x',
        )
      : undefined);
  if (!found) throw notFound(arn);
  return found;
}

function versionArn({ arn }: Build): string {
  return arn.replace(/\/\d+$/, '');
}

function buildTypeOf({ scheduled }: Build): string {
  return scheduled ? 'SCHEDULED' : 'USER_INITIATED';
}

function summarize(world: World, build: Build): object {
  const status = statusAt(build, world.now());
  return {
    arn: build.arn,
    name: build.name,
    type: 'AMI',
    version: `${build.version}/${build.build}`,
    platform: build.recipe.platform,
    state: {
      status,
      reason: status === 'FAILED' ? build.failure : undefined,
    },
    owner: 'Self',
    dateCreated: dateOf(build.createdAt),
    outputResources: {
      amis: build.amis.map(ami => ({
        ...ami,
        state: { status: 'AVAILABLE' },
      })),
    },
    tags: build.tags,
    buildType: buildTypeOf(build),
    imageSource: 'CUSTOM',
  };
}
