import {
  CreateDistributionConfigurationCommand,
  type Distribution,
  GetDistributionConfigurationCommand,
  UpdateDistributionConfigurationCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ImageParts } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { clientToken } from './clientToken';
import { differs } from './differs';
import { ensureTags } from './ensureTags';
import { getOrCreate, unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { requireOurs } from './ownership';

/** The distribution configuration's ARN, once it is there and delivers into the launch template. */
export async function ensureDistribution(
  context: ImageFactoryContext,
  parts: ImageParts,
  launchTemplateId: string,
): Promise<{ arn: string; changed: boolean }> {
  const { name, tags } = parts;
  const { builder } = context;
  const arn = await context.arn('distribution-configuration', name);
  const wanted = {
    description: parts.description,
    distributions: [
      toDistribution(parts, await context.region(), launchTemplateId),
    ],
  };
  const { resource, created } = await getOrCreate({
    what: 'distribution configuration',
    name,
    content: [wanted, tags],
    get: async () => {
      const answer = await unlessMissing(
        callAws('imagebuilder:GetDistributionConfiguration', () =>
          builder.send(
            new GetDistributionConfigurationCommand({
              distributionConfigurationArn: arn,
            }),
          ),
        ),
      );
      return answer?.distributionConfiguration;
    },
    create: token =>
      callAws('imagebuilder:CreateDistributionConfiguration', () =>
        builder.send(
          new CreateDistributionConfigurationCommand({
            ...wanted,
            name,
            tags,
            clientToken: token,
          }),
        ),
      ),
  });
  requireOurs('distribution configuration', name, resource.tags, {
    deployment: context.deployment,
    image: name,
  });
  const changed = differs(resource, wanted);
  if (changed) {
    await callAws('imagebuilder:UpdateDistributionConfiguration', () =>
      builder.send(
        new UpdateDistributionConfigurationCommand({
          ...wanted,
          distributionConfigurationArn: arn,
          clientToken: clientToken(arn, wanted, resource.dateUpdated),
        }),
      ),
    );
  }
  const tagged = await ensureTags(context, arn, resource.tags, tags);
  return { arn, changed: created || changed || tagged };
}

function toDistribution(
  parts: ImageParts,
  region: string,
  launchTemplateId: string,
): Distribution {
  return {
    region,
    amiDistributionConfiguration: {
      name: `${parts.name} {{imagebuilder:buildDate}}`,
      description: parts.description,
      kmsKeyId: parts.amiKmsKeyId,
      amiTags: parts.amiTags,
    },
    launchTemplateConfigurations: [
      // Image Builder's own default is true: an image that nobody tried would be everybody's next
      { launchTemplateId, setDefaultVersion: false },
    ],
  };
}
