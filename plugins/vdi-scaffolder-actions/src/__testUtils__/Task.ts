import type {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { initiator } from './serveVdi';

/** A task of the scaffolder that can crash and be resumed. */
export class Task {
  readonly id: string;
  private readonly checkpoints = new Map<string, JsonValue>();
  /** Whether the next checkpoint is lost: what it guards happens, and the scaffolder dies before it is kept. */
  dies = false;
  lines: string[] = [];

  constructor(id = 'task-1') {
    this.id = id;
  }

  /** Runs one step and gives its outputs. */
  async run<I extends JsonObject, O extends JsonObject>(
    action: TemplateAction<I, O>,
    options: Partial<ActionContext<I, O>> & { input: I },
  ): Promise<Record<string, unknown>> {
    const outputs: Record<string, unknown> = {};
    const context: ActionContext<I, O> = {
      ...createMockActionContext<I, O>({ input: options.input }),
      task: { id: this.id },
      step: { id: 'step', name: 'The step' },
      getInitiatorCredentials: async () => initiator,
      output: (name, value) => {
        outputs[String(name)] = value;
      },
      checkpoint: async ({ key, fn }) => this.checkpoint(key, fn),
      ...options,
    };
    context.logger.info = line => this.lines.push(String(line));
    await action.handler(context);
    return outputs;
  }

  private async checkpoint<T extends JsonValue | void>(
    key: string,
    fn: () => Promise<T> | T,
  ): Promise<T> {
    if (this.checkpoints.has(key)) {
      return this.checkpoints.get(key) as T;
    }
    const value = await fn();
    if (this.dies) {
      this.dies = false;
      throw new Error('The scaffolder died.');
    }
    // A checkpoint is kept as JSON
    this.checkpoints.set(key, JSON.parse(JSON.stringify(value ?? {})));
    return value;
  }
}

/** The first step of an action's example. */
export function stepOf(example: { example: string }): {
  action: string;
  input: never;
} {
  return parse(example.example).steps[0];
}
