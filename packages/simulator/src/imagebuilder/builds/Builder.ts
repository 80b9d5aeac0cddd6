import type { ImageBuilderContext } from '../ImageBuilderContext';
import type { ImageStateChange } from '../ImageEvents';
import type { Pipeline } from '../ImageBuilderState';
import { runSchedule } from '../schedule';
import type { Build } from './Build';
import { distribute, integrate } from './distribute';

/** How many things may become due before schedules skip what they have missed. */
const MAX_STEPS = 500;

type Told = (change: ImageStateChange) => void;

/**
 * Lets builds leave behind what they make, and pipelines run when their schedules say so. There is no timer: whoever
 * looks at or changes the world settles first what was due before.
 */
export class Builder {
  private readonly context: ImageBuilderContext;
  private readonly tell: Told;

  constructor(context: ImageBuilderContext, tell: Told) {
    this.context = context;
    this.tell = tell;
  }

  /** Does what is due, in the order of its times. Answers whether there was anything. */
  settle(): boolean {
    const now = this.context.world.now();
    let steps = 0;
    for (;;) {
      const due = this.earliest();
      if (!due || due.at > now) return steps > 0;
      steps += 1;
      if ('build' in due) this.advance(due.build);
      else {
        runSchedule(this.context, due.pipeline, {
          at: due.at,
          after: steps > MAX_STEPS ? now : due.at,
        });
      }
    }
  }

  private earliest():
    | { at: number; build: Build }
    | { at: number; pipeline: Pipeline }
    | undefined {
    const { builds, pipelines } = this.context.world.state.imageBuilder;
    let found: ReturnType<Builder['earliest']>;
    for (const build of builds.values()) {
      const next = build.transitions[build.done];
      if (next && next.at < (found?.at ?? Infinity)) {
        found = { at: next.at, build };
      }
    }
    for (const pipeline of pipelines.values()) {
      const at = pipeline.nextRunAt;
      if (at !== undefined && at < (found?.at ?? Infinity)) {
        found = { at, pipeline };
      }
    }
    return found;
  }

  /** Makes what a stage leaves behind when the next one begins. */
  private advance(build: Build): void {
    const { at, status } = build.transitions[build.done];
    const left = build.transitions[build.done - 1]?.status;
    build.done += 1;
    const over = status === 'FAILED' || status === 'CANCELLED';
    const problem = over
      ? undefined
      : (left === 'DISTRIBUTING' && distribute(this.context, build, at)) ||
        (left === 'INTEGRATING' && integrate(this.context, build, at));
    if (left && problem) {
      build.failure = problem;
      build.transitions = [
        ...build.transitions.slice(0, build.done - 1),
        { status: 'FAILED', at },
      ];
    }
    if (left) {
      const to = problem ? 'FAILED' : status;
      this.tell({ arn: build.arn, from: left, to, at });
    }
  }
}
