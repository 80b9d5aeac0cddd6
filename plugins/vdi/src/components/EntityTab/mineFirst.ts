import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/** Workstations with those of a person first; within each part they keep their order. */
export function mineFirst(
  workstations: readonly Workstation[],
  userRef: string | undefined,
): Workstation[] {
  const others = ({ owner }: Workstation) => Number(owner !== userRef);
  return [...workstations].sort((a, b) => others(a) - others(b));
}
