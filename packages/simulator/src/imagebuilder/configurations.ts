import type { JsonInput } from '../aws/JsonInput';
import { arnOf, type ResourceKind } from './arns';
import {
  alreadyExists,
  hasDependents,
  invalidValue,
  notFound,
  tooMany,
} from './errors';
import { isOver } from './builds/Build';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Configuration, Content, Pipeline } from './ImageBuilderState';
import { dateOf, filtered, page } from './pages';
import { readName, readTags } from './RestInput';

type Operation = (context: ImageBuilderContext, input: JsonInput) => object;

interface ConfigurationKind {
  kind: ResourceKind;
  /** As errors name it */
  type: string;
  /** Member of requests and answers that holds its ARN */
  arnMember: 'infrastructureConfigurationArn' | 'distributionConfigurationArn';
  member: string;
  listMember: string;
  state: 'infrastructures' | 'distributions';
  read: (input: JsonInput) => Content;
  summarize: (content: Content) => Content;
}

const INFRASTRUCTURE: ConfigurationKind = {
  kind: 'infrastructure-configuration',
  type: 'InfrastructureConfiguration',
  arnMember: 'infrastructureConfigurationArn',
  member: 'infrastructureConfiguration',
  listMember: 'infrastructureConfigurationSummaryList',
  state: 'infrastructures',
  read: readInfrastructure,
  summarize: ({
    instanceTypes,
    instanceProfileName,
    resourceTags,
    placement,
  }) => ({
    instanceTypes,
    instanceProfileName,
    resourceTags,
    placement,
  }),
};

const DISTRIBUTION: ConfigurationKind = {
  kind: 'distribution-configuration',
  type: 'DistributionConfiguration',
  arnMember: 'distributionConfigurationArn',
  member: 'distributionConfiguration',
  listMember: 'distributionConfigurationSummaryList',
  state: 'distributions',
  read: readDistribution,
  summarize: ({ distributions }) => ({
    regions: (distributions as { region: string }[]).map(
      ({ region }) => region,
    ),
  }),
};

function readInfrastructure(input: JsonInput): Content {
  input.requiredText('instanceProfileName');
  input.texts('instanceTypes', 25);
  return {
    ...input.pick(
      'description',
      'instanceTypes',
      'instanceProfileName',
      'securityGroupIds',
      'subnetId',
      'logging',
      'keyPair',
      'snsTopicArn',
      'resourceTags',
      'instanceMetadataOptions',
      'placement',
    ),
    terminateInstanceOnFailure: input.flag('terminateInstanceOnFailure', true),
  };
}

const MOST_PER_REGION: Record<string, number> = {
  launchTemplateConfigurations: 5,
  ssmParameterConfigurations: 10,
};

function readDistribution(input: JsonInput): Content {
  const distributions = input.items('distributions');
  if (distributions.length === 0) {
    throw invalidValue('distributions', 'It must name at least one Region.');
  }
  for (const distribution of distributions) {
    distribution.requiredText('region');
    for (const [member, most] of Object.entries(MOST_PER_REGION)) {
      if (distribution.items(member).length > most) {
        throw tooMany(`${member} of a Region`, most);
      }
    }
    for (const template of distribution.items('launchTemplateConfigurations')) {
      const id = template.requiredText('launchTemplateId');
      if (!/^lt-[0-9a-z]{17}$/.test(id)) {
        throw invalidValue('launchTemplateId', `'${id}' is not an id.`);
      }
    }
  }
  return input.pick('description', 'distributions');
}

/** The five operations of a kind of configuration, by their names. */
function operationsOf(of: ConfigurationKind): Record<string, Operation> {
  const all = ({ world }: ImageBuilderContext) =>
    world.state.imageBuilder[of.state];
  function require(context: ImageBuilderContext, input: JsonInput) {
    const arn = input.requiredText(of.arnMember);
    const configuration = all(context).get(arn);
    if (!configuration) throw notFound(arn);
    return configuration;
  }
  return {
    [`Create${of.type}`]: (context, input) => {
      const name = readName(input);
      const arn = arnOf(context.world, of.kind, name);
      if (all(context).has(arn)) throw alreadyExists(of.type, arn);
      all(context).set(arn, {
        arn,
        name,
        createdAt: context.world.now(),
        tags: readTags(input),
        content: of.read(input),
      });
      return { [of.arnMember]: arn };
    },
    [`Get${of.type}`]: (context, input) => ({
      [of.member]: describeConfiguration(require(context, input)),
    }),
    [`Update${of.type}`]: (context, input) => {
      const configuration = require(context, input);
      configuration.content = of.read(input);
      configuration.updatedAt = context.world.now();
      return { [of.arnMember]: configuration.arn };
    },
    [`List${of.type}s`]: (context, input) =>
      page(
        input,
        of.listMember,
        filtered(input, all(context).values(), { name: ({ name }) => name }),
        configuration => ({
          ...describeConfiguration({ ...configuration, content: {} }),
          description: configuration.content.description,
          ...of.summarize(configuration.content),
        }),
      ),
    [`Delete${of.type}`]: (context, input) => {
      const { arn } = require(context, input);
      if (isUsed(context, of, arn)) throw hasDependents(arn);
      all(context).delete(arn);
      return { [of.arnMember]: arn };
    },
  };
}

export const CONFIGURATION_OPERATIONS = {
  ...operationsOf(INFRASTRUCTURE),
  ...operationsOf(DISTRIBUTION),
};

function isUsed(
  { world }: ImageBuilderContext,
  { arnMember }: ConfigurationKind,
  arn: string,
): boolean {
  const { pipelines, builds } = world.state.imageBuilder;
  const uses = (pipeline: Pick<Pipeline, typeof arnMember>) =>
    pipeline[arnMember] === arn;
  return (
    [...pipelines.values()].some(uses) ||
    [...builds.values()].some(
      build => !isOver(build, world.now()) && uses(build),
    )
  );
}

export function describeConfiguration(configuration: Configuration): object {
  const { arn, name, createdAt, updatedAt, tags, content } = configuration;
  return {
    ...content,
    arn,
    name,
    dateCreated: dateOf(createdAt),
    dateUpdated: dateOf(updatedAt),
    tags,
  };
}
