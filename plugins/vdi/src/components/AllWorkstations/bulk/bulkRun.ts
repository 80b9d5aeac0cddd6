import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/** What can be done with several workstations at once. */
export const BULK_ACTIONS = [
  'start',
  'stop',
  'hibernate',
  'reboot',
  'retry',
  'delete',
] as const;

/** One of {@link BULK_ACTIONS}. */
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** How it went for one workstation. */
export interface BulkItem {
  workstation: Workstation;
  state: 'waiting' | 'running' | 'done' | 'unfit' | 'refused' | 'cancelled';
  /** Why it was refused */
  error?: Error;
}

/** Something that is done with several workstations. */
export interface BulkRun {
  action: BulkAction;
  items: readonly BulkItem[];
  finished: boolean;
}

/** How many workstations of a run are in which state. */
export interface BulkCounts {
  total: number;
  /** Those for which nothing more will happen */
  over: number;
  done: number;
  /** Refused by the server, or not asked for because it would be */
  impossible: number;
  cancelled: number;
}

// Enough to be quick, and few enough to leave room for everybody else.
const AT_ONCE = 4;

/** A run before its first request; what does not allow the action now is not asked for it. */
export function planRun(
  action: BulkAction,
  workstations: readonly Workstation[],
): BulkRun {
  return {
    action,
    finished: false,
    items: workstations.map(workstation => ({
      workstation,
      state: workstation.actions.includes(action) ? 'waiting' : 'unfit',
    })),
  };
}

/** Counts the items of a run. */
export function countRun({ items }: BulkRun): BulkCounts {
  const count = (...states: BulkItem['state'][]) =>
    items.filter(({ state }) => states.includes(state)).length;
  return {
    total: items.length,
    over: items.length - count('waiting', 'running'),
    done: count('done'),
    impossible: count('unfit', 'refused'),
    cancelled: count('cancelled'),
  };
}

interface ExecuteOptions {
  apply: (workstation: Workstation) => Promise<unknown>;
  onChange: (run: BulkRun) => void;
  signal: AbortSignal;
}

/**
 * Does what a run plans, a few workstations at a time and each once. After an abort nothing more is sent; what has been
 * sent is waited for.
 */
export async function executeRun(
  plan: BulkRun,
  { apply, onChange, signal }: ExecuteOptions,
): Promise<void> {
  let run = plan;
  const change = (index: number, patch: Partial<BulkItem>) => {
    const items = [...run.items];
    items[index] = { ...items[index], ...patch };
    run = { ...run, items };
    onChange(run);
  };
  const queue = plan.items.flatMap(({ state }, index) =>
    state === 'waiting' ? [index] : [],
  );
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (signal.aborted) {
        change(next, { state: 'cancelled' });
        continue;
      }
      change(next, { state: 'running' });
      try {
        await apply(run.items[next].workstation);
        change(next, { state: 'done' });
      } catch (error) {
        change(next, { state: 'refused', error: error as Error });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  onChange({ ...run, finished: true });
}
