import {
  CreateImagePipelineCommand,
  GetImagePipelineCommand,
  UpdateImagePipelineCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ImageParts } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { clientToken } from './clientToken';
import { differs } from './differs';
import { ensureTags } from './ensureTags';
import { getOrCreate, unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { requireOurs } from './ownership';

/** What a pipeline puts together. */
export interface PipelineArns {
  recipe: string;
  infrastructure: string;
  distribution: string;
}

/** The pipeline's ARN, once it is there and says what it is to say. */
export async function ensurePipeline(
  context: ImageFactoryContext,
  parts: ImageParts,
  arns: PipelineArns,
): Promise<{ arn: string; changed: boolean }> {
  const { name, tags } = parts;
  const { builder } = context;
  const arn = await context.arn('image-pipeline', name);
  const wanted = toPipeline(parts, arns);
  const { resource, created } = await getOrCreate({
    what: 'pipeline',
    name,
    content: [wanted, tags],
    get: async () => {
      const answer = await unlessMissing(
        callAws('imagebuilder:GetImagePipeline', () =>
          builder.send(new GetImagePipelineCommand({ imagePipelineArn: arn })),
        ),
      );
      return answer?.imagePipeline;
    },
    create: token =>
      callAws('imagebuilder:CreateImagePipeline', () =>
        builder.send(
          new CreateImagePipelineCommand({
            ...wanted,
            name,
            tags,
            clientToken: token,
          }),
        ),
      ),
  });
  requireOurs('pipeline', name, resource.tags, {
    deployment: context.deployment,
    image: name,
  });
  const changed = differs(resource, wanted);
  if (changed) {
    await callAws('imagebuilder:UpdateImagePipeline', () =>
      builder.send(
        new UpdateImagePipelineCommand({
          ...wanted,
          imagePipelineArn: arn,
          clientToken: clientToken(arn, wanted, resource.dateUpdated),
        }),
      ),
    );
  }
  const tagged = await ensureTags(context, arn, resource.tags, tags);
  return { arn, changed: created || changed || tagged };
}

function toPipeline(
  { description, schedule, tags }: ImageParts,
  arns: PipelineArns,
) {
  return {
    description,
    imageRecipeArn: arns.recipe,
    infrastructureConfigurationArn: arns.infrastructure,
    distributionConfigurationArn: arns.distribution,
    imageTestsConfiguration: { imageTestsEnabled: true },
    // Packages of an image are known with it alone
    enhancedImageMetadataEnabled: true,
    status: 'ENABLED' as const,
    imageTags: tags,
    schedule: schedule && {
      scheduleExpression: schedule.expression,
      timezone: schedule.timeZone,
      pipelineExecutionStartCondition: schedule.onlyWhenChanged
        ? ('EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE' as const)
        : ('EXPRESSION_MATCH_ONLY' as const),
    },
  };
}
