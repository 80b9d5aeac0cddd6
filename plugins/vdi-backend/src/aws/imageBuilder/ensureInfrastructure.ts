import {
  CreateInfrastructureConfigurationCommand,
  GetInfrastructureConfigurationCommand,
  UpdateInfrastructureConfigurationCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ImageParts } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { clientToken } from './clientToken';
import { differs } from './differs';
import { ensureTags } from './ensureTags';
import { getOrCreate, unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { requireOurs } from './ownership';

/** The infrastructure configuration's ARN, once it is there and says what it is to say. */
export async function ensureInfrastructure(
  context: ImageFactoryContext,
  parts: ImageParts,
): Promise<{ arn: string; changed: boolean }> {
  const { name, tags } = parts;
  const { builder } = context;
  const arn = await context.arn('infrastructure-configuration', name);
  const wanted = toInfrastructure(parts);
  const { resource, created } = await getOrCreate({
    what: 'infrastructure configuration',
    name,
    content: [wanted, tags],
    get: async () => {
      const answer = await unlessMissing(
        callAws('imagebuilder:GetInfrastructureConfiguration', () =>
          builder.send(
            new GetInfrastructureConfigurationCommand({
              infrastructureConfigurationArn: arn,
            }),
          ),
        ),
      );
      return answer?.infrastructureConfiguration;
    },
    create: token =>
      callAws('imagebuilder:CreateInfrastructureConfiguration', () =>
        builder.send(
          new CreateInfrastructureConfigurationCommand({
            ...wanted,
            name,
            tags,
            clientToken: token,
          }),
        ),
      ),
  });
  requireOurs('infrastructure configuration', name, resource.tags, {
    deployment: context.deployment,
    image: name,
  });
  const changed = differs(resource, wanted);
  if (changed) {
    await callAws('imagebuilder:UpdateInfrastructureConfiguration', () =>
      builder.send(
        new UpdateInfrastructureConfigurationCommand({
          ...wanted,
          infrastructureConfigurationArn: arn,
          // Back to what it was once is another request than the first
          clientToken: clientToken(arn, wanted, resource.dateUpdated),
        }),
      ),
    );
  }
  const tagged = await ensureTags(context, arn, resource.tags, tags);
  return { arn, changed: created || changed || tagged };
}

function toInfrastructure({ description, infrastructure }: ImageParts) {
  const { logBucket, logPrefix } = infrastructure;
  return {
    description,
    instanceTypes: infrastructure.instanceTypes,
    instanceProfileName: infrastructure.instanceProfileName,
    securityGroupIds: infrastructure.securityGroupIds,
    subnetId: infrastructure.subnetId,
    logging: logBucket
      ? { s3Logs: { s3BucketName: logBucket, s3KeyPrefix: logPrefix } }
      : undefined,
    instanceMetadataOptions: infrastructure.requireImdsV2
      ? { httpTokens: 'required', httpPutResponseHopLimit: 1 }
      : undefined,
    terminateInstanceOnFailure: true,
    resourceTags: infrastructure.resourceTags,
  };
}
