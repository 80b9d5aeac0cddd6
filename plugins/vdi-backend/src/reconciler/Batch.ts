import { stringifyError } from '@backstage/errors';
import { ThrottledError } from '../aws';
import type { HealthCheckName } from '../health';
import { nextLook, type Observation, type Step } from '../lifecycle';
import type {
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from '../workstations';
import type { ReconcilerContext } from './context';

/** A workstation with what is known of it and what is to be done. */
export interface Task {
  workstation: WorkstationRecord;
  observation: Observation;
  step: Step;
}

/** Longest pause before a workstation in transition is looked at again, in milliseconds. */
const LONGEST_PAUSE = 15_000;

/** How many times longer warm workstations pause when AWS asks to slow down: people go first. */
const POOL_PATIENCE = 4;

/** The writes that steps of one pass share. */
export class Batch {
  constructor(readonly context: ReconcilerContext) {}

  /** Changes a row. A row that somebody changed meanwhile is left alone: it is due and the next pass sees it. */
  async change(
    workstation: WorkstationRecord,
    patch: WorkstationPatch,
    events: NewEvent[] = [],
  ): Promise<void> {
    await this.context.store.update(workstation, {
      patch,
      events,
      now: this.context.clock(),
    });
  }

  /** Looks again soon: the longer a status has lasted, the later. */
  async wait(workstations: WorkstationRecord[]): Promise<void> {
    const { clock, policy, queue } = this.context;
    const now = clock();
    const byPause = new Map<number, WorkstationRecord[]>();
    for (const each of workstations) {
      const age = now.getTime() - each.statusSince.getTime();
      const steps = Math.floor(
        Math.min(age / 20, LONGEST_PAUSE) / policy.checkInterval,
      );
      const pause = policy.checkInterval * Math.max(1, steps);
      byPause.set(pause, [...(byPause.get(pause) ?? []), each]);
    }
    for (const [pause, group] of byPause) {
      await queue.schedule(group, new Date(now.getTime() + pause));
    }
  }

  /** Looks again when somebody asks, or when a desktop's time is up. */
  async rest(workstations: WorkstationRecord[]): Promise<void> {
    const { policy, queue } = this.context;
    const timed = new Set(workstations.filter(each => nextLook(each, policy)));
    await queue.schedule(
      workstations.filter(each => !timed.has(each)),
      undefined,
    );
    for (const each of timed) {
      await queue.schedule([each], nextLook(each, policy));
    }
  }

  /** AWS did not do it this time: notes why and tries again after a pause with jitter. */
  async retryLater(
    workstations: WorkstationRecord[],
    part: HealthCheckName,
    error: unknown,
  ): Promise<void> {
    const { health, clock, queue } = this.context;
    health.failed(part, error);
    const now = clock().getTime();
    for (const group of [
      workstations.filter(each => each.ownerRef),
      workstations.filter(each => !each.ownerRef),
    ]) {
      const pause = this.pauseOf(error, group[0]?.ownerRef !== undefined);
      await queue.schedule(group, new Date(now + pause));
    }
  }

  /** Milliseconds, with jitter */
  private pauseOf(error: unknown, owned: boolean): number {
    const { policy } = this.context;
    const jitter = 1 + Math.random();
    if (!(error instanceof ThrottledError)) {
      return policy.retryInterval * jitter;
    }
    const { retryAfter = 0 } = error;
    return owned
      ? Math.max(retryAfter, policy.checkInterval) * jitter
      : Math.max(retryAfter, policy.retryInterval) * jitter * POOL_PATIENCE;
  }

  /** Runs something for a group of rows; an unexpected error costs only this group a pause. */
  async guarded(
    workstations: WorkstationRecord[],
    part: HealthCheckName,
    action: () => Promise<void>,
  ): Promise<void> {
    if (workstations.length === 0) {
      return;
    }
    try {
      await action();
      if (part !== 'reconciler') {
        this.context.health.succeeded(part);
      }
    } catch (error) {
      this.context.logger.debug(
        `VDI: a step for ${
          workstations.length
        } workstations did not succeed: ${stringifyError(error)}`,
      );
      await this.retryLater(workstations, part, error);
    }
  }
}

/** The lists of at most `size`. */
export function chunked<T>(list: T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) {
    chunks.push(list.slice(start, start + size));
  }
  return chunks;
}
