import type { JsonInput } from '../aws/JsonInput';
import type { World } from '../world/World';
import {
  statusAt,
  transitionAt,
  type Build,
  type Workflow,
  type WorkflowStep,
} from './builds/Build';
import { notFound } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import { requireBuild } from './images';
import { dateOf, page } from './pages';

type StepStatus =
  | 'PENDING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'SKIPPED'
  | 'CANCELLED';

/** When a build was looked at, and when it was cancelled. */
interface Moment {
  now: number;
  cancelledAt?: number;
}

/** Workflows that have begun. */
export function listWorkflowExecutions(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const build = requireBuild(world, input);
  const moment = momentOf(world, build);
  const begun = build.workflows.filter(
    ({ steps }) => steps[0].from <= (moment.cancelledAt ?? moment.now),
  );
  return {
    ...page(input, 'workflowExecutions', begun, workflow =>
      describeWorkflow(workflow, moment),
    ),
    imageBuildVersionArn: build.arn,
  };
}

export function getWorkflowExecution(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const { build, workflow } = requireWorkflow(world, input);
  return {
    ...describeWorkflow(workflow, momentOf(world, build)),
    imageBuildVersionArn: build.arn,
  };
}

/** Steps that have begun, the first one first. */
export function listWorkflowStepExecutions(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const { build, workflow } = requireWorkflow(world, input);
  const moment = momentOf(world, build);
  const begun = workflow.steps.filter(
    step => step.outcome !== 'NEVER' && stepStatus(step, moment) !== 'PENDING',
  );
  return {
    ...page(input, 'steps', begun, step => describeStep(step, moment)),
    workflowBuildVersionArn: workflow.workflowBuildVersionArn,
    workflowExecutionId: workflow.workflowExecutionId,
    imageBuildVersionArn: build.arn,
    message: workflowMessage(workflow, moment),
  };
}

function requireWorkflow(
  world: World,
  input: JsonInput,
): { build: Build; workflow: Workflow } {
  const id = input.requiredText('workflowExecutionId');
  for (const build of world.state.imageBuilder.builds.values()) {
    const workflow = build.workflows.find(
      each => each.workflowExecutionId === id,
    );
    if (workflow) return { build, workflow };
  }
  throw notFound(id);
}

function momentOf(world: World, build: Build): Moment {
  const now = world.now();
  const cancelled = statusAt(build, now) === 'CANCELLED';
  return {
    now,
    cancelledAt: cancelled ? transitionAt(build, now).at : undefined,
  };
}

function stepStatus(
  { from, until, outcome }: WorkflowStep,
  { now, cancelledAt = Infinity }: Moment,
): StepStatus {
  if (outcome === 'NEVER' || from > Math.min(now, cancelledAt)) {
    return 'PENDING';
  }
  if (until > cancelledAt) return 'CANCELLED';
  return until <= now ? outcome : 'RUNNING';
}

function workflowStatus(workflow: Workflow, moment: Moment): StepStatus {
  const statuses = workflow.steps
    .filter(({ outcome }) => outcome !== 'NEVER')
    .map(step => stepStatus(step, moment));
  if (statuses.includes('FAILED')) return 'FAILED';
  if (moment.cancelledAt !== undefined) {
    return statuses.some(status => /CANCELLED|PENDING/.test(status))
      ? 'CANCELLED'
      : 'COMPLETED';
  }
  return statuses.every(status => /COMPLETED|SKIPPED/.test(status))
    ? 'COMPLETED'
    : 'RUNNING';
}

function workflowMessage(
  workflow: Workflow,
  moment: Moment,
): string | undefined {
  return workflow.steps.find(step => stepStatus(step, moment) === 'FAILED')
    ?.message;
}

function describeWorkflow(workflow: Workflow, moment: Moment): object {
  const statuses = workflow.steps.map(step => stepStatus(step, moment));
  const count = (status: StepStatus) =>
    statuses.filter(each => each === status).length;
  const status = workflowStatus(workflow, moment);
  const ended = workflow.steps
    .filter(({ outcome }) => outcome !== 'NEVER')
    .reduce((latest, { until }) => Math.max(latest, until), 0);
  return {
    workflowBuildVersionArn: workflow.workflowBuildVersionArn,
    workflowExecutionId: workflow.workflowExecutionId,
    type: workflow.type,
    status,
    message: workflowMessage(workflow, moment),
    totalStepCount: workflow.steps.length,
    totalStepsSucceeded: count('COMPLETED'),
    totalStepsFailed: count('FAILED'),
    totalStepsSkipped: count('SKIPPED'),
    startTime: dateOf(workflow.steps[0].from),
    endTime:
      status === 'RUNNING' ? undefined : dateOf(moment.cancelledAt ?? ended),
  };
}

function describeStep(step: WorkflowStep, moment: Moment): object {
  const status = stepStatus(step, moment);
  const over = status !== 'RUNNING';
  return {
    stepExecutionId: step.stepExecutionId,
    name: step.name,
    action: step.action,
    status,
    message: over ? step.message : undefined,
    inputs: '{}',
    outputs: over && step.outputs ? JSON.stringify(step.outputs) : undefined,
    startTime: dateOf(step.from),
    endTime: over
      ? dateOf(Math.min(step.until, moment.cancelledAt ?? Infinity))
      : undefined,
  };
}
