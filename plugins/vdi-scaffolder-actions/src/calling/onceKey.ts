import { createHash } from 'node:crypto';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import type { JsonObject } from '@backstage/types';

type StepContext = Pick<ActionContext<JsonObject>, 'task' | 'step' | 'each'>;

/**
 * Names one run of a step within its task. It is the same when the task is resumed after a crash, and differs between
 * the rounds of a step with `each`.
 */
export function pathOfStep({ step, each }: StepContext): string {
  return each === undefined
    ? step?.id ?? 'step'
    : `${step?.id ?? 'step'}[${each.key}]`;
}

/** An idempotency key, so that a step that runs again asks for the thing that it asked for before. */
export function onceKey(context: StepContext): string {
  // Ids of steps may hold any characters, a header may not
  const step = createHash('sha256').update(pathOfStep(context)).digest('hex');
  return `scaffolder-${context.task.id}-${step.slice(0, 16)}`;
}
