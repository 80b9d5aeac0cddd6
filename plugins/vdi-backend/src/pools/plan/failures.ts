import type { PoolState } from '../store';
import { backoffOf } from './backoff';

/** A member as the count of failures needs it. */
interface Witness {
  status: string;
  statusSince: Date;
  reasonMessage?: string;
}

/**
 * The pool's state after a look at its members: each look that finds failed ones makes the next start wait longer, and
 * a member that became warm since then ends that.
 */
export function noteFailures(
  state: PoolState,
  members: Witness[],
  now: Date,
): PoolState {
  const failed = members.find(each => each.status === 'failed');
  if (failed) {
    const failures = state.failures + 1;
    return {
      ...state,
      failures,
      failedAt: now,
      failure: failed.reasonMessage ?? 'A warm workstation failed.',
      heldUntil: new Date(now.getTime() + backoffOf(failures)),
    };
  }
  const { failedAt } = state;
  const recovered =
    failedAt &&
    members.some(
      each => each.status === 'pooled' && each.statusSince > failedAt,
    );
  return recovered ? { failures: 0, sampledAt: state.sampledAt } : state;
}
