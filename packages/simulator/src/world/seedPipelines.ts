import { arnOf } from '../imagebuilder/arns';
import type { Build } from '../imagebuilder/builds/Build';
import type {
  Component,
  Configuration,
  Pipeline,
  Recipe,
} from '../imagebuilder/ImageBuilderState';
import type { LaunchTemplate, TemplateVersion } from '../ec2/LaunchTemplate';
import type { SeededTemplate } from './templates';
import { ACCOUNT_ID, type World } from './World';

const VERSION = '1.0.0';
const DAY = 24 * 60 * 60 * 1000;
const DAYS_BETWEEN = 120;

const SYSTEMS = {
  linux: {
    platform: 'Linux',
    action: 'ExecuteBash',
    parent:
      '/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
  },
  windows: {
    platform: 'Windows',
    action: 'ExecutePowerShell',
    parent:
      '/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base',
  },
} as const;

/** What the pipeline of a seeded template is made of. */
interface Parts {
  /** Of pipeline, recipe and distribution, as the infrastructure calls them */
  name: string;
  tags: Record<string, string>;
  createdAt: number;
  template: SeededTemplate;
}

/** The pipeline that the images of a seeded template come from, with those that there are. */
export function seedPipeline(
  world: World,
  template: SeededTemplate,
  launchTemplate: LaunchTemplate,
): void {
  const parts: Parts = {
    name: `vdi-${world.deployment}-${template.tags['vdi:template']}`,
    tags: { 'vdi:deployment': world.deployment },
    createdAt: world.now() - DAYS_BETWEEN * DAY,
    template,
  };
  const { imageBuilder } = world.state;
  const component = componentOf(world, parts);
  const recipe = recipeOf(world, parts, component);
  const infrastructure = infrastructureOf(world, parts);
  const distribution = distributionOf(world, parts, launchTemplate);
  const pipeline: Pipeline = {
    ...resource(world, 'image-pipeline', parts, parts.name),
    status: 'ENABLED',
    imageRecipeArn: recipe.arn,
    infrastructureConfigurationArn: infrastructure.arn,
    distributionConfigurationArn: distribution.arn,
    imageTestsEnabled: true,
    imageTags: parts.tags,
    content: { description: template.tags['vdi:name'] },
  };
  imageBuilder.components.set(component.arn, component);
  imageBuilder.recipes.set(recipe.arn, recipe);
  imageBuilder.infrastructures.set(infrastructure.arn, infrastructure);
  imageBuilder.distributions.set(distribution.arn, distribution);
  imageBuilder.pipelines.set(pipeline.arn, pipeline);
  const built = launchTemplate.versions.filter(each => each.data.imageId);
  for (const [index, version] of built.entries()) {
    const build = buildOf(
      world,
      { recipe, infrastructure, distribution, pipeline, component },
      version,
      index + 1,
    );
    imageBuilder.builds.set(build.arn, build);
  }
  imageBuilder.buildCounts.set(
    arnOf(world, 'image', parts.name, VERSION),
    built.length,
  );
}

function resource(
  world: World,
  kind: Parameters<typeof arnOf>[1],
  { tags, createdAt }: Parts,
  name: string,
  ...version: (string | number)[]
) {
  return { arn: arnOf(world, kind, name, ...version), name, createdAt, tags };
}

function componentOf(world: World, parts: Parts): Component {
  const { platform, action } = SYSTEMS[parts.template.platform];
  const name = `${parts.name}-desktop`;
  return {
    ...resource(world, 'component', parts, name, VERSION, 1),
    version: VERSION,
    build: 1,
    platform,
    owner: 'Self',
    type: 'BUILD',
    data: JSON.stringify({
      schemaVersion: 1,
      phases: [
        {
          name: 'build',
          steps: [
            {
              name: 'Desktop',
              action,
              inputs: { commands: ['echo desktop and DCV server'] },
            },
          ],
        },
      ],
    }),
    content: { description: 'Desktop and DCV server' },
  };
}

function recipeOf(world: World, parts: Parts, component: Component): Recipe {
  const { template } = parts;
  const { platform, parent } = SYSTEMS[template.platform];
  return {
    ...resource(world, 'image-recipe', parts, parts.name, VERSION),
    version: VERSION,
    platform,
    parentImage: `ssm:${parent}`,
    components: [{ componentArn: component.arn }],
    content: {
      description: template.tags['vdi:description'],
      blockDeviceMappings: [
        {
          deviceName: '/dev/sda1',
          ebs: {
            deleteOnTermination: true,
            encrypted: true,
            volumeSize: template.sizeGiB,
            volumeType: 'gp3',
          },
        },
      ],
      ...(platform === 'Linux'
        ? {
            additionalInstanceConfiguration: {
              systemsManagerAgent: { uninstallAfterBuild: false },
            },
          }
        : {}),
    },
  };
}

/** One for machines without a graphics card and one for those with, as the infrastructure has them. */
function infrastructureOf(world: World, parts: Parts): Configuration {
  const gpu = /^(g|p)\d/.test(parts.template.instanceType);
  const name = `vdi-${world.deployment}-${gpu ? 'gpu' : 'standard'}`;
  const [subnet] = world.state.subnets.values();
  return {
    ...resource(world, 'infrastructure-configuration', parts, name),
    content: {
      instanceTypes: [gpu ? 'g5.xlarge' : 'm7i.large'],
      instanceProfileName: `vdi-${world.deployment}-build`,
      securityGroupIds: ['sg-0b1d000000000001'],
      subnetId: subnet?.subnetId,
      terminateInstanceOnFailure: true,
      instanceMetadataOptions: { httpTokens: 'required' },
      logging: {
        s3Logs: {
          s3BucketName: `vdi-${world.deployment}-build-logs`,
          s3KeyPrefix: 'builds',
        },
      },
      resourceTags: { 'vdi:image-build': world.deployment },
    },
  };
}

function distributionOf(
  world: World,
  parts: Parts,
  { launchTemplateId }: LaunchTemplate,
): Configuration {
  return {
    ...resource(world, 'distribution-configuration', parts, parts.name),
    content: {
      distributions: [
        {
          region: world.region,
          amiDistributionConfiguration: {
            name: `${parts.name} {{imagebuilder:buildDate}}`,
            amiTags: { ...parts.tags, 'vdi:image': parts.name },
          },
          launchTemplateConfigurations: [
            { launchTemplateId, setDefaultVersion: false },
          ],
        },
      ],
    },
  };
}

function buildOf(
  world: World,
  from: {
    recipe: Recipe;
    infrastructure: Configuration;
    distribution: Configuration;
    pipeline: Pipeline;
    component: Component;
  },
  { createdAt, data, description }: TemplateVersion,
  number: number,
): Build {
  const { recipe, infrastructure, distribution, pipeline, component } = from;
  return {
    arn: arnOf(world, 'image', recipe.name, recipe.version, number),
    name: recipe.name,
    createdAt,
    tags: pipeline.tags,
    version: recipe.version,
    build: number,
    recipe,
    infrastructure,
    distribution,
    infrastructureConfigurationArn: infrastructure.arn,
    distributionConfigurationArn: distribution.arn,
    pipelineArn: pipeline.arn,
    pipelineName: pipeline.name,
    componentArns: [component.arn],
    parentImageId: String(data.imageId),
    imageTestsEnabled: true,
    enhancedImageMetadataEnabled: true,
    amiTags: pipeline.tags,
    broken: false,
    scheduled: true,
    transitions: [{ status: 'AVAILABLE', at: createdAt }],
    workflows: [],
    amis: [
      {
        region: world.region,
        image: String(data.imageId),
        name: `${pipeline.name} ${number}`,
        description,
        accountId: ACCOUNT_ID,
      },
    ],
    done: 1,
  };
}
