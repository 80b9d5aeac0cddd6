import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { isInTransition } from '../workstations';

/** Milliseconds until workstations are asked for again. */
export function pollAfter(
  workstations: readonly Workstation[] | undefined,
  hasSignals: boolean,
): number {
  const moving = workstations?.some(({ status }) => isInTransition(status));
  if (hasSignals) {
    // Signals bring changes at once; this is for one that got lost.
    return moving ? 10_000 : 60_000;
  }
  return moving ? 2_000 : 15_000;
}
