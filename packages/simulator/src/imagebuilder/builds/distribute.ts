import { AwsError } from '../../aws/AwsError';
import { addImage, type Image } from '../../ec2/Image';
import { findLaunchTemplate, nextVersion } from '../../ec2/LaunchTemplate';
import type { Tags } from '../../ec2/Tags';
import { writeParameter } from '../../ssm/parameters';
import { ACCOUNT_ID, type World } from '../../world/World';
import type { ImageBuilderContext } from '../ImageBuilderContext';
import type { Build } from './Build';

/** The role in whose name Image Builder changes launch templates. */
const SERVICE_ROLE = `arn:aws:sts::${ACCOUNT_ID}:assumed-role/AWSServiceRoleForImageBuilder/Ec2ImageBuilderIntegrationService`;

/** One Region of a distribution configuration, as the request brought it. */
interface Distribution {
  region: string;
  amiDistributionConfiguration?: {
    name?: string;
    description?: string;
    amiTags?: Tags;
  };
  launchTemplateConfigurations?: {
    launchTemplateId: string;
    accountId?: string;
    /** `true` when absent, as in AWS */
    setDefaultVersion?: boolean;
  }[];
  ssmParameterConfigurations?: {
    parameterName: string;
    dataType?: string;
  }[];
}

/** Makes the AMIs of a build. Answers why it cannot. */
export function distribute(
  { world }: ImageBuilderContext,
  build: Build,
  at: number,
): string | undefined {
  for (const { region, amiDistributionConfiguration } of distributionsOf(
    build,
    world.region,
  )) {
    const here = region === world.region;
    const name = nameFor(world, build, amiDistributionConfiguration?.name);
    const taken = findByName(world, name);
    if (here && taken) {
      return `AMI name ${name} is already in use by AMI ${taken.imageId}`;
    }
    const description =
      amiDistributionConfiguration?.description ??
      (build.recipe.content.description as string | undefined);
    const imageId = `ami-${world.random.hex(17)}`;
    if (here) {
      addImage(world, {
        imageId,
        name,
        description,
        platform: build.recipe.platform === 'Windows' ? 'windows' : 'linux',
        createdAt: at,
        sizeGiB: rootSize(build),
        broken: build.broken || undefined,
        tags: {
          CreatedBy: 'EC2 Image Builder',
          Ec2ImageBuilderArn: build.arn,
          ...build.amiTags,
          ...amiDistributionConfiguration?.amiTags,
        },
      });
    }
    build.amis.push({
      region,
      image: imageId,
      name,
      description,
      accountId: ACCOUNT_ID,
    });
  }
  return undefined;
}

/** Gives the AMI to launch templates and parameters. Answers why it cannot. */
export function integrate(
  { world }: ImageBuilderContext,
  build: Build,
  at: number,
): string | undefined {
  const ami = build.amis.find(({ region }) => region === world.region);
  const distribution = distributionsOf(build, world.region).find(
    ({ region }) => region === world.region,
  );
  if (!ami || !distribution) return undefined;
  try {
    for (const {
      launchTemplateId,
      setDefaultVersion = true,
    } of distribution.launchTemplateConfigurations ?? []) {
      const template = findLaunchTemplate(world, { id: launchTemplateId });
      const base = template.versions.find(
        ({ version }) => version === template.defaultVersion,
      );
      const version = nextVersion(template);
      template.versions.push({
        version,
        createdAt: at,
        createdBy: SERVICE_ROLE,
        data: { ...base?.data, imageId: ami.image },
      });
      if (setDefaultVersion) template.defaultVersion = version;
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return error.message;
  }
  for (const {
    parameterName,
    dataType,
  } of distribution.ssmParameterConfigurations ?? []) {
    writeParameter(world, {
      name: parameterName,
      value: ami.image,
      dataType: dataType ?? 'text',
      at,
    });
  }
  return undefined;
}

function distributionsOf(build: Build, region: string): Distribution[] {
  const distributions = build.distribution?.content.distributions;
  return (distributions as Distribution[] | undefined) ?? [{ region }];
}

/** A name with the date of the build gets that of a free millisecond: the clock of a test stands still. */
function nameFor(
  world: World,
  build: Build,
  name = `${build.name} {{ imagebuilder:buildDate }}`,
): string {
  let at = build.createdAt;
  while (
    /:buildDate/.test(name) &&
    findByName(world, fillIn(name, build, at))
  ) {
    at += 1;
  }
  return fillIn(name, build, at);
}

function findByName(world: World, name: string): Image | undefined {
  return [...world.state.images.values()].find(
    image => image.name === name && image.deregisteredAt === undefined,
  );
}

/** https://docs.aws.amazon.com/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html */
function fillIn(name: string, { build }: Build, at: number): string {
  const buildDate = new Date(at).toISOString().replaceAll(':', '-');
  return name
    .replace(/\{\{\s*imagebuilder:buildDate\s*\}\}/g, buildDate)
    .replace(/\{\{\s*imagebuilder:buildVersion\s*\}\}/g, String(build));
}

function rootSize({ recipe }: Build): number {
  const mappings = recipe.content.blockDeviceMappings as
    | { ebs?: { volumeSize?: number } }[]
    | undefined;
  return mappings?.[0]?.ebs?.volumeSize ?? 8;
}
