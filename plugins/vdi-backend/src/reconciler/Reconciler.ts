import { stringifyError } from '@backstage/errors';
import { ulid } from 'ulid';
import { decide } from '../lifecycle';
import { Batch, type Task } from './Batch';
import type { ReconcilerContext } from './context';
import { execute } from './execute';
import { observe } from './observe';

/** Rows of one pass. */
const PASS_LIMIT = 1000;
/** Milliseconds that a replica keeps rows to itself; after its death the others wait as long. */
const LOCK = 30_000;
/** Milliseconds after which a replica that still works renews its locks. */
const RENEWAL = 10_000;
/** Passes of one run: more mean that rows come back at once for ever. */
const MAX_PASSES = 200;

/**
 * Moves workstations towards what people want of them. It takes the rows that are due, looks at their machines, decides
 * each one's next step and does the steps in batches; whatever fails or is lost on the way, a later pass repairs.
 */
export class Reconciler {
  private readonly id: string;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = false;

  constructor(
    private readonly context: ReconcilerContext,
    private readonly options: {
      /** Marks the rows that it holds. @default one of its own */
      id?: string;
      /** Called after each pass that changed something. */
      onChange?: () => void;
    } = {},
  ) {
    this.id = options.id ?? ulid();
  }

  /** Works until nothing is due. Calls while it works join it. */
  run(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.work().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Begins a run without waiting for it. */
  kick(): void {
    this.run().catch(error => {
      this.context.logger.error(
        `VDI: the reconciler stopped short: ${stringifyError(error)}`,
      );
    });
  }

  /** Ends after the present pass. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running?.catch(() => {});
  }

  private async work(): Promise<void> {
    const { health, mayWork } = this.context;
    if (mayWork?.() === false) {
      return;
    }
    try {
      for (let pass = 0; pass < MAX_PASSES && !this.stopped; pass += 1) {
        this.again = false;
        const worked = await this.pass();
        if (!worked && !this.again) {
          break;
        }
      }
      health.succeeded('reconciler');
    } catch (error) {
      health.failed('reconciler', error);
      throw error;
    }
  }

  private async pass(): Promise<boolean> {
    const { queue, clock, policy } = this.context;
    const acquired = await queue.acquire({
      by: this.id,
      limit: PASS_LIMIT,
      lockFor: LOCK,
      now: clock(),
    });
    if (acquired.length === 0) {
      return false;
    }
    const ids = acquired.map(each => each.id);
    const renewal = setInterval(() => {
      // Should it fail, another replica does the same steps again, which they all allow.
      queue
        .renew(ids, this.id, new Date(clock().getTime() + LOCK))
        .catch(() => {});
    }, RENEWAL);
    try {
      const { workstations, observations } = await observe(
        this.context,
        acquired,
      );
      const tasks: Task[] = workstations.map(workstation => {
        const observation = observations.get(workstation.id) ?? {
          known: false,
        };
        const step = decide({
          workstation,
          observation,
          now: clock(),
          policy,
        });
        return { workstation, observation, step };
      });
      await execute(new Batch(this.context), tasks);
    } finally {
      clearInterval(renewal);
      await queue.release(ids, this.id);
    }
    this.options.onChange?.();
    return true;
  }
}
