import type { LoggerService } from '@backstage/backend-plugin-api';
import { chunks } from '../chunks';
import { RefusedError } from '../errors';
import type { FleetOutcome } from '../Fleet';

const INSTANCE_ID = /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;

// One call that names an instance it cannot serve serves none of the others.
const UNKNOWN = new Set([
  'InvalidInstanceID.NotFound',
  'InvalidInstanceID.Malformed',
  'InvalidID',
]);
const UNFIT = new Set(['IncorrectInstanceState', 'OperationNotPermitted']);

/** Calls for one group at most, so that a group full of bad instances does not empty the request bucket. */
const MAX_CALLS_PER_GROUP = 12;

/** Options of {@link affectInstances}. */
export interface AffectInstancesOptions {
  instanceIds: string[];
  /** Most ids of one call */
  groupSize: number;
  /** The call; throws errors of `errors.ts`. */
  call: (instanceIds: string[]) => Promise<unknown>;
  logger?: LoggerService;
}

/** Whether the text looks like the id of an EC2 instance. */
export function isInstanceId(text: string): boolean {
  return INSTANCE_ID.test(text);
}

/**
 * Calls EC2 for groups of instances so that an unknown instance, or one whose state forbids the call, does not
 * keep it from the others. Instances whose state forbids it are in neither list of the outcome.
 */
export async function affectInstances(
  options: AffectInstancesOptions,
): Promise<FleetOutcome> {
  const wellFormed = options.instanceIds.filter(isInstanceId);
  const outcome: FleetOutcome = {
    done: [],
    missing: options.instanceIds.filter(id => !isInstanceId(id)),
  };
  for (const group of chunks(wellFormed, options.groupSize)) {
    await affectGroup(group, options, outcome);
  }
  return outcome;
}

async function affectGroup(
  group: string[],
  options: AffectInstancesOptions,
  outcome: FleetOutcome,
): Promise<void> {
  const queue = [group];
  for (let calls = 0; calls < MAX_CALLS_PER_GROUP; calls += 1) {
    const pending = queue.shift();
    if (!pending) {
      return;
    }
    try {
      await options.call(pending);
      outcome.done.push(...pending);
    } catch (error) {
      const unknown = error instanceof RefusedError && UNKNOWN.has(error.code);
      const unfit = error instanceof RefusedError && UNFIT.has(error.code);
      if (!unknown && !unfit) {
        throw error;
      }
      const culprits = findCulprits(error, pending);
      if (unknown) {
        outcome.missing.push(...culprits);
      } else if (culprits.length > 0) {
        options.logger?.warn(
          `Left out ${culprits.join(', ')}: ${error.message}`,
        );
      }
      queue.push(...without(pending, culprits));
    }
  }
}

/** The instances at fault: those that the message names, or the only one there is. */
function findCulprits(error: RefusedError, pending: string[]): string[] {
  if (pending.length === 1) {
    return pending;
  }
  const named = new Set(error.message.match(/\bi-[0-9a-f]+\b/g));
  return pending.filter(id => named.has(id));
}

/** What to call for next; halves when the message named nobody, to corner whom it meant. */
function without(pending: string[], culprits: string[]): string[][] {
  if (culprits.length === 0) {
    const middle = Math.ceil(pending.length / 2);
    return [pending.slice(0, middle), pending.slice(middle)];
  }
  const rest = pending.filter(id => !culprits.includes(id));
  return rest.length > 0 ? [rest] : [];
}
