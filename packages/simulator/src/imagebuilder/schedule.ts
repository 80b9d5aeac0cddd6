import { Cron } from 'croner';
import { AwsError } from '../aws/AwsError';
import { invalidValue } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Pipeline, Schedule } from './ImageBuilderState';
import { resolveDependencies, startBuild } from './builds/startBuild';
import { resolveRecipe } from './recipes';

/**
 * When a schedule comes next, in milliseconds since 1970.
 *
 * @throws AwsError when Image Builder would not take the expression
 */
export function nextRun(
  schedule: Schedule | undefined,
  after: number,
): number | undefined {
  const { scheduleExpression, timezone = 'UTC' } = schedule ?? {};
  if (!scheduleExpression) return undefined;
  try {
    return new Cron(patternOf(scheduleExpression), {
      timezone,
      // 1 is Sunday
      alternativeWeekdays: true,
      paused: true,
    })
      .nextRun(new Date(after))
      ?.getTime();
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw invalidValue(
      'schedule.scheduleExpression',
      `'${scheduleExpression}' in the time zone '${timezone}' is not a schedule.`,
    );
  }
}

/** https://docs.aws.amazon.com/imagebuilder/latest/userguide/cron-expressions.html */
function patternOf(expression: string): string {
  const inner = /^cron\((.*)\)$/.exec(expression)?.[1] ?? expression;
  const fields = inner.split(' ');
  const [, , day, , weekday] = fields;
  if (fields.length !== 6 || (day === '?') === (weekday === '?')) {
    throw invalidValue(
      'schedule.scheduleExpression',
      `It must have six fields, and '?' as one of the day and the day of the week.`,
    );
  }
  const weekdays = weekday === 'L' ? '7' : weekday;
  return [
    '0',
    ...fields.map((field, index) => {
      if (field === '?') return '*';
      return index === 4 ? weekdays : field;
    }),
  ].join(' ');
}

/** A time of the schedule has come: builds, if its condition is met, and looks for the next time. */
export function runSchedule(
  context: ImageBuilderContext,
  pipeline: Pipeline,
  { at, after }: { at: number; after: number },
): void {
  pipeline.nextRunAt = nextRun(pipeline.schedule, after);
  try {
    if (!isDue(context, pipeline, at)) return;
    startBuild(context, pipeline, { at, scheduled: true });
  } catch (error) {
    // As in AWS, nobody is there to hear of it: the next run tries again.
    if (!(error instanceof AwsError)) throw error;
  }
}

/** By default only newer versions of what the recipe names by wildcards or by a parameter make a build due. */
function isDue(
  context: ImageBuilderContext,
  pipeline: Pipeline,
  at: number,
): boolean {
  const condition = pipeline.schedule?.pipelineExecutionStartCondition;
  if (condition === 'EXPRESSION_MATCH_ONLY') return true;
  const recipe = resolveRecipe(context, pipeline.imageRecipeArn);
  if (!recipe) return false;
  const last = [...context.world.state.imageBuilder.builds.values()]
    .filter(build => build.pipelineArn === pipeline.arn)
    .at(-1);
  if (!last) return true;
  const { components, parentImageId } = resolveDependencies(
    context,
    recipe,
    at,
  );
  return (
    last.recipe.arn !== recipe.arn ||
    last.parentImageId !== parentImageId ||
    last.componentArns.join() !== components.map(({ arn }) => arn).join()
  );
}
