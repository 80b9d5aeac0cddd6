import type { NewImage } from './imageEvent';

/** A refresh of the group, as Auto Scaling describes it. */
export interface Refresh {
  id: string;
  /** One that has ended can be followed by another. */
  ended: boolean;
  /** Milliseconds since 1970; absent while it waits to begin */
  startedAt?: number;
}

/** Whether to begin a refresh, or why not. */
export type Decision =
  | { refresh: true }
  | {
      refresh: false;
      reason: 'refreshed-since' | 'refresh-running';
      refreshId: string;
    };

/**
 * Gateways launched since the image became available have it already: the group finds its image by a parameter that was
 * written before. So a refresh that began since, whatever became of it, was for this image or a later one. That makes
 * an event that is delivered twice harmless, without a memory of events.
 */
export function decide(
  { availableSince }: NewImage,
  refreshes: Refresh[],
): Decision {
  const since = refreshes.find(({ ended, startedAt }) =>
    startedAt === undefined ? !ended : startedAt >= availableSince,
  );
  if (since) {
    return { refresh: false, reason: 'refreshed-since', refreshId: since.id };
  }
  const running = refreshes.find(({ ended }) => !ended);
  return running
    ? { refresh: false, reason: 'refresh-running', refreshId: running.id }
    : { refresh: true };
}
