import {
  CreateImageRecipeCommand,
  GetImageRecipeCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ImageParts } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { getOrCreate, unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { requireOurs } from './ownership';

/** The recipe's ARN, once it is there. Recipes never change: another content has another version. */
export async function ensureRecipe(
  context: ImageFactoryContext,
  parts: ImageParts,
  componentArns: string[],
): Promise<{ arn: string; changed: boolean }> {
  const { name, recipe } = parts;
  const arn = await context.arn('image-recipe', name, recipe.version);
  const { resource, created } = await getOrCreate({
    what: 'recipe',
    name,
    content: [recipe.version, componentArns],
    get: async () => {
      const answer = await unlessMissing(
        callAws('imagebuilder:GetImageRecipe', () =>
          context.builder.send(
            new GetImageRecipeCommand({ imageRecipeArn: arn }),
          ),
        ),
      );
      return answer?.imageRecipe;
    },
    create: clientToken =>
      callAws('imagebuilder:CreateImageRecipe', () =>
        context.builder.send(
          new CreateImageRecipeCommand({
            ...toRecipe(parts, componentArns),
            clientToken,
          }),
        ),
      ),
  });
  requireOurs('recipe', name, resource.tags, {
    deployment: context.deployment,
    image: name,
  });
  return { arn, changed: created };
}

function toRecipe(parts: ImageParts, componentArns: string[]) {
  const { name, description, recipe, tags } = parts;
  return {
    name,
    description,
    semanticVersion: recipe.version,
    parentImage: recipe.parentImage,
    components: componentArns.map(componentArn => ({ componentArn })),
    blockDeviceMappings: [
      {
        deviceName: recipe.rootDevice,
        ebs: {
          deleteOnTermination: true,
          encrypted: true,
          kmsKeyId: recipe.volumeKmsKeyId,
          volumeSize: recipe.diskGiB,
          volumeType: 'gp3' as const,
        },
      },
    ],
    ...(recipe.uninstallAgentAfterBuild === undefined
      ? {}
      : {
          additionalInstanceConfiguration: {
            systemsManagerAgent: {
              uninstallAfterBuild: recipe.uninstallAgentAfterBuild,
            },
          },
        }),
    tags,
  };
}
