import { DeleteLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import {
  DeleteComponentCommand,
  DeleteDistributionConfigurationCommand,
  DeleteImagePipelineCommand,
  DeleteImageRecipeCommand,
  DeleteInfrastructureConfigurationCommand,
  paginateListImageBuildVersions,
  paginateListImages,
} from '@aws-sdk/client-imagebuilder';
import { toTags } from '../ec2/toInstance';
import type { ObservedImage } from '../ImageFactory';
import { TAG } from '../tags';
import { callAws, isRefused } from '../toAwsError';
import { cancelBuild, isRunning } from './cancelBuild';
import { clientToken } from './clientToken';
import { deleteRecord } from './discardImage';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { findLaunchTemplate } from './launchTemplates';
import { deleteMachineImage, describeImages } from './machineImages';
import { ownedParts } from './ownedParts';
import { IMAGE_TAG, isOurs } from './ownership';
import { toObservedImage } from './toObservedImage';

/**
 * Takes down what bears the name and our tags, what depends on others first.
 *
 * @returns whether nothing is left
 */
export async function takeDownParts(
  context: ImageFactoryContext,
  name: string,
): Promise<boolean> {
  const { builder } = context;
  const parts = await ownedParts(context, name);
  const images = await readBuilds(context, name);
  if (await cancelRunning(context, images)) {
    return false;
  }
  const steps = [
    ...parts.pipelines.map(
      imagePipelineArn => () =>
        callAws('imagebuilder:DeleteImagePipeline', () =>
          builder.send(new DeleteImagePipelineCommand({ imagePipelineArn })),
        ),
    ),
    ...parts.distributions.map(
      distributionConfigurationArn => () =>
        callAws('imagebuilder:DeleteDistributionConfiguration', () =>
          builder.send(
            new DeleteDistributionConfigurationCommand({
              distributionConfigurationArn,
            }),
          ),
        ),
    ),
    () => deleteLaunchTemplate(context, name),
    () => deleteMachineImages(context, name),
    ...images.map(
      ({ imageArn }) =>
        () =>
          deleteRecord(context, imageArn),
    ),
    ...parts.infrastructures.map(
      infrastructureConfigurationArn => () =>
        callAws('imagebuilder:DeleteInfrastructureConfiguration', () =>
          builder.send(
            new DeleteInfrastructureConfigurationCommand({
              infrastructureConfigurationArn,
            }),
          ),
        ),
    ),
    ...parts.recipes.map(
      imageRecipeArn => () =>
        callAws('imagebuilder:DeleteImageRecipe', () =>
          builder.send(new DeleteImageRecipeCommand({ imageRecipeArn })),
        ),
    ),
  ];
  for (const step of steps) {
    if (!(await isDone(step()))) {
      return false;
    }
  }
  for (const componentBuildVersionArn of parts.components) {
    // One that a recipe of somebody else has taken up stays with it
    await isDone(
      callAws('imagebuilder:DeleteComponent', () =>
        builder.send(new DeleteComponentCommand({ componentBuildVersionArn })),
      ),
    );
  }
  return true;
}

/** What is gone is done; what others still depend on is not. */
async function isDone(call: Promise<unknown>): Promise<boolean> {
  try {
    await unlessMissing(call);
    return true;
  } catch (error) {
    if (
      isRefused(error, 'ResourceDependencyException', 'ResourceInUseException')
    ) {
      return false;
    }
    throw error;
  }
}

/** All builds, also those of recipes of the past. */
async function readBuilds(
  context: ImageFactoryContext,
  name: string,
): Promise<ObservedImage[]> {
  const { builder, deployment } = context;
  const region = await context.region();
  const versions = await callAws('imagebuilder:ListImages', async () => {
    const found: string[] = [];
    for await (const page of paginateListImages(
      { client: builder, pageSize: 25 },
      { owner: 'Self', filters: [{ name: 'name', values: [name] }] },
    )) {
      found.push(
        ...(page.imageVersionList ?? []).flatMap(({ arn }) => arn ?? []),
      );
    }
    return found;
  });
  const builds: ObservedImage[] = [];
  for (const imageVersionArn of versions) {
    await callAws('imagebuilder:ListImageBuildVersions', async () => {
      for await (const page of paginateListImageBuildVersions(
        { client: builder, pageSize: 25 },
        { imageVersionArn },
      )) {
        builds.push(
          ...(page.imageSummaryList ?? [])
            .filter(({ tags }) => isOurs(tags, { deployment, image: name }))
            .flatMap(source => toObservedImage(source, region) ?? []),
        );
      }
    });
  }
  return builds;
}

/** @returns whether there was any */
async function cancelRunning(
  context: ImageFactoryContext,
  images: ObservedImage[],
): Promise<boolean> {
  const running = images.filter(({ state }) => isRunning(state));
  for (const { imageArn } of running) {
    await cancelBuild(context, imageArn, clientToken('cancel', imageArn));
  }
  return running.length > 0;
}

async function deleteLaunchTemplate(
  context: ImageFactoryContext,
  name: string,
): Promise<void> {
  const { deployment, ec2 } = context;
  const found = await findLaunchTemplate(context, { name });
  if (isOurs(found && toTags(found.Tags), { deployment, image: name })) {
    await callAws('ec2:DeleteLaunchTemplate', () =>
      ec2.send(
        new DeleteLaunchTemplateCommand({
          LaunchTemplateId: found?.LaunchTemplateId,
        }),
      ),
    );
  }
}

/** By their tags: Image Builder's records may be gone already. */
async function deleteMachineImages(
  context: ImageFactoryContext,
  name: string,
): Promise<void> {
  const images = await describeImages(
    context,
    [
      { Name: `tag:${TAG.deployment}`, Values: [context.deployment] },
      { Name: `tag:${IMAGE_TAG}`, Values: [name] },
    ],
    ['self'],
  );
  for (const image of images) {
    await deleteMachineImage(context, image);
  }
}
