import type {
  DistributionConfiguration,
  ImagePipeline,
  ImageRecipe,
  InfrastructureConfiguration,
} from '@aws-sdk/client-imagebuilder';
import type { ImageBlueprint, ObservedImage } from '../ImageFactory';
import { newestOfVersion } from './imageArn';

/** What Image Builder says of one pipeline and what belongs to it. */
export interface BlueprintSources {
  deployment: string;
  region: string;
  pipeline: ImagePipeline;
  recipe: ImageRecipe;
  infrastructure: InfrastructureConfiguration;
  distribution: DistributionConfiguration;
  images: ObservedImage[];
}

/** @returns `undefined` when the pipeline's images go to no launch template, as those of the gateways */
export function toBlueprint({
  deployment,
  region,
  pipeline,
  recipe,
  infrastructure,
  distribution,
  images,
}: BlueprintSources): ImageBlueprint | undefined {
  const target = distribution.distributions?.find(
    each => each.region === region,
  );
  const launchTemplateId =
    target?.launchTemplateConfigurations?.[0]?.launchTemplateId;
  const { arn: pipelineArn, name } = pipeline;
  if (!pipelineArn || !name || !launchTemplateId) {
    return undefined;
  }
  const root = recipe.blockDeviceMappings?.find(({ ebs }) => ebs?.volumeSize);
  const newest = images.find(({ state }) => state === 'available');
  // An image's name is its recipe's, as ARNs spell it
  const imageStem = (recipe.arn ?? '')
    .replace(':image-recipe/', ':image/')
    .replace(/\/[^/]+$/, '');
  const settings = recipe.additionalInstanceConfiguration?.systemsManagerAgent;
  return {
    templateId: name.slice(`vdi-${deployment}-`.length),
    platform: recipe.platform === 'Windows' ? 'Windows' : 'Linux',
    pipelineArn,
    launchTemplateId,
    newestImageArn: newestOfVersion(
      imageStem,
      newest?.recipeVersion ?? recipe.version ?? '',
    ),
    newest: newest?.amiId
      ? { amiId: newest.amiId, createdAt: newest.createdAt }
      : undefined,
    parentImage: recipe.parentImage ?? '',
    componentArns: (recipe.components ?? []).flatMap(({ componentArn }) =>
      componentArn ? [componentArn] : [],
    ),
    rootDevice: root?.deviceName ?? '/dev/sda1',
    diskGiB: root?.ebs?.volumeSize ?? 0,
    volumeKmsKeyId: root?.ebs?.kmsKeyId,
    uninstallAgentAfterBuild: settings?.uninstallAfterBuild,
    infrastructure: toInfrastructure(infrastructure),
    amiKmsKeyId: target?.amiDistributionConfiguration?.kmsKeyId,
  };
}

function toInfrastructure(
  source: InfrastructureConfiguration,
): ImageBlueprint['infrastructure'] {
  return {
    instanceTypes: source.instanceTypes ?? [],
    instanceProfileName: source.instanceProfileName ?? '',
    securityGroupIds: source.securityGroupIds ?? [],
    subnetId: source.subnetId,
    logBucket: source.logging?.s3Logs?.s3BucketName,
    logPrefix: source.logging?.s3Logs?.s3KeyPrefix,
    requireImdsV2: source.instanceMetadataOptions?.httpTokens === 'required',
    resourceTags: source.resourceTags ?? {},
  };
}
