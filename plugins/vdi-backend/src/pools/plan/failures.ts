import type { PoolState } from '../store';
import { backoffOf } from './backoff';

/** A member as the count of failures needs it. */
interface Witness {
  status: string;
  statusSince: Date;
  reasonMessage?: string;
}

/**
 * The pool's state after a look at its members: new failures make the next start wait longer, and a member that became
 * warm after the last of them ends that. Answers the very same state when there is nothing new.
 */
export function noteFailures(
  state: PoolState,
  members: Witness[],
  now: Date,
): PoolState {
  const { failedAt } = state;
  const [latest] = members
    .filter(
      each =>
        each.status === 'failed' && (!failedAt || each.statusSince > failedAt),
    )
    .sort((a, b) => b.statusSince.getTime() - a.statusSince.getTime());
  if (latest) {
    const failures = state.failures + 1;
    return {
      ...state,
      failures,
      failedAt: latest.statusSince,
      failure: latest.reasonMessage ?? 'A warm workstation failed.',
      heldUntil: new Date(now.getTime() + backoffOf(failures)),
    };
  }
  const recovered =
    state.failures > 0 &&
    failedAt !== undefined &&
    members.some(
      each => each.status === 'pooled' && each.statusSince > failedAt,
    );
  return recovered
    ? { failures: 0, failedAt, sampledAt: state.sampledAt }
    : state;
}
