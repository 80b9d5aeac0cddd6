import {
  paginateListWorkflowExecutions,
  paginateListWorkflowStepExecutions,
  type WorkflowExecutionMetadata,
  type WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
import type { ObservedStep } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { nameOfStep } from './nameOfStep';

const STAGES = {
  BUILD: 'build',
  TEST: 'test',
  DISTRIBUTION: 'distribute',
} as const;

const ORDER = Object.values(STAGES);

const STATUSES: Record<string, ObservedStep['status']> = {
  PENDING: 'waiting',
  RUNNING: 'running',
  COMPLETED: 'done',
  FAILED: 'failed',
  SKIPPED: 'skipped',
  CANCELLED: 'cancelled',
};

/** Steps of a build, in the order in which they ran; none before it began. */
export async function readSteps(
  context: ImageFactoryContext,
  imageBuildVersionArn: string,
): Promise<ObservedStep[]> {
  const workflows = await readWorkflows(context, imageBuildVersionArn);
  const steps = await Promise.all(
    workflows.map(async ({ workflowExecutionId, type }) => {
      const stage = STAGES[type as keyof typeof STAGES] ?? 'build';
      const found = await readStepsOf(context, workflowExecutionId!);
      return found.map(step => toStep(step, stage));
    }),
  );
  return steps
    .flat()
    .sort(
      (a, b) =>
        ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || startOf(a, b),
    );
}

async function readWorkflows(
  { builder }: ImageFactoryContext,
  imageBuildVersionArn: string,
): Promise<WorkflowExecutionMetadata[]> {
  const read = async () => {
    const found: WorkflowExecutionMetadata[] = [];
    for await (const page of paginateListWorkflowExecutions(
      { client: builder, pageSize: 25 },
      { imageBuildVersionArn },
    )) {
      found.push(...(page.workflowExecutions ?? []));
    }
    return found.filter(({ workflowExecutionId }) => workflowExecutionId);
  };
  const found = await unlessMissing(
    callAws('imagebuilder:ListWorkflowExecutions', read),
  );
  return found ?? [];
}

async function readStepsOf(
  { builder }: ImageFactoryContext,
  workflowExecutionId: string,
): Promise<WorkflowStepMetadata[]> {
  const read = async () => {
    const found: WorkflowStepMetadata[] = [];
    for await (const page of paginateListWorkflowStepExecutions(
      { client: builder, pageSize: 25 },
      { workflowExecutionId },
    )) {
      found.push(...(page.steps ?? []));
    }
    return found;
  };
  const found = await unlessMissing(
    callAws('imagebuilder:ListWorkflowStepExecutions', read),
  );
  return found ?? [];
}

function toStep(
  source: WorkflowStepMetadata,
  stage: ObservedStep['stage'],
): ObservedStep {
  return {
    stage,
    name: nameOfStep(source.name ?? source.action ?? ''),
    status: STATUSES[source.status ?? ''] ?? 'waiting',
    startedAt: dateOf(source.startTime),
    endedAt: dateOf(source.endTime),
    message: source.message || undefined,
  };
}

function dateOf(time: string | undefined): Date | undefined {
  const date = new Date(time ?? NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Steps that have not begun come last. */
function startOf(a: ObservedStep, b: ObservedStep): number {
  const [left, right] = [a, b].map(
    ({ startedAt }) => startedAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
  );
  return left - right;
}
