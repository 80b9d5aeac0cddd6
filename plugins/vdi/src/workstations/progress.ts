import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/** The steps of getting ready that people see. */
export const PROGRESS_STEPS = ['machine', 'desktop', 'ready'] as const;

/** One of {@link PROGRESS_STEPS}. */
export type ProgressStep = (typeof PROGRESS_STEPS)[number];

/** How a workstation's time compares with what is usual. */
export type Pace = 'unknown' | 'left' | 'soon' | 'longer';

/** How far a workstation is; times in milliseconds. */
export interface Progress {
  step: ProgressStep;
  elapsed: number;
  typical?: number;
  remaining?: number;
  pace: Pace;
}

const SOON = 5_000;

/** When the present way to being ready began. */
export function progressBegan(workstation: Workstation): number {
  const { readyAt, statusSince, claimedAt, requestedAt } = workstation;
  return Date.parse(readyAt ? statusSince : claimedAt ?? requestedAt);
}

/** How far a workstation that is getting ready is at a time, in milliseconds since 1970. */
export function progressAt(workstation: Workstation, now: number): Progress {
  const { status, typicalSeconds, readyAt, reason } = workstation;
  const elapsed = Math.max(0, now - progressBegan(workstation));
  const step: ProgressStep =
    status === 'preparing' || status === 'assigning' ? 'desktop' : 'machine';
  // The usual time is that of a first launch from nothing.
  const cold = status !== 'assigning' && readyAt === undefined;
  // Nobody knows how long that takes which it waits for.
  if (!cold || !typicalSeconds || reason) {
    return { step, elapsed, pace: 'unknown' };
  }
  const typical = typicalSeconds * 1000;
  const remaining = typical - elapsed;
  if (remaining > SOON) {
    return { step, elapsed, typical, remaining, pace: 'left' };
  }
  const pace = elapsed > typical * 1.3 ? 'longer' : 'soon';
  return { step, elapsed, typical, pace };
}
