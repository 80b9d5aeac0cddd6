import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { invalidValue, noSuch } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Pipeline, Schedule } from './ImageBuilderState';
import { resolveRecipe } from './recipes';
import { readTags } from './RestInput';
import { nextRun } from './schedule';

/** What a request says of a pipeline, checked: all that it names must be there. */
export function readPipeline(
  context: ImageBuilderContext,
  input: JsonInput,
): Omit<Pipeline, 'arn' | 'name' | 'createdAt' | 'tags'> {
  const { world } = context;
  const { infrastructures, distributions } = world.state.imageBuilder;
  if (input.text('containerRecipeArn') !== undefined) {
    throw new AwsError(
      'InvalidRequestException',
      'The simulator builds no container images.',
    );
  }
  const imageRecipeArn = input.requiredText('imageRecipeArn');
  if (!resolveRecipe(context, imageRecipeArn)) {
    throw noSuch('imageRecipeArn', 'recipe');
  }
  const infrastructureConfigurationArn = input.requiredText(
    'infrastructureConfigurationArn',
  );
  if (!infrastructures.has(infrastructureConfigurationArn)) {
    throw noSuch(
      'infrastructureConfigurationArn',
      'infrastructure configuration',
    );
  }
  const distributionConfigurationArn = input.text(
    'distributionConfigurationArn',
  );
  if (
    distributionConfigurationArn !== undefined &&
    !distributions.has(distributionConfigurationArn)
  ) {
    throw noSuch('distributionConfigurationArn', 'distribution configuration');
  }
  const schedule = readSchedule(input);
  const status = readStatus(input);
  return {
    imageRecipeArn,
    infrastructureConfigurationArn,
    distributionConfigurationArn,
    schedule,
    status,
    nextRunAt:
      status === 'ENABLED' ? nextRun(schedule, world.now()) : undefined,
    imageTestsEnabled: input
      .child('imageTestsConfiguration')
      .flag('imageTestsEnabled', true),
    imageTags: readTags(input, 'imageTags'),
    content: {
      enhancedImageMetadataEnabled: input.flag(
        'enhancedImageMetadataEnabled',
        true,
      ),
      ...input.pick(
        'description',
        'imageTestsConfiguration',
        'imageScanningConfiguration',
        'executionRole',
        'workflows',
        'loggingConfiguration',
      ),
    },
  };
}

function readSchedule(input: JsonInput): Schedule | undefined {
  const schedule = input.child('schedule');
  if (schedule.names().length === 0) return undefined;
  return {
    scheduleExpression: schedule.text('scheduleExpression'),
    timezone: schedule.text('timezone'),
    pipelineExecutionStartCondition:
      schedule.text('pipelineExecutionStartCondition') ??
      'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
  };
}

function readStatus(input: JsonInput): Pipeline['status'] {
  const status = input.text('status') ?? 'ENABLED';
  if (status === 'ENABLED' || status === 'DISABLED') return status;
  throw invalidValue('status', 'It must be ENABLED or DISABLED.');
}
