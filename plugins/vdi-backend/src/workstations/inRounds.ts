import { ConflictError } from '@backstage/errors';

/** Rounds in which a change competes with the reconciler's before it gives up. */
const MAX_ROUNDS = 10;

/**
 * Reads a workstation and changes it anew for as long as something else changes it in between.
 *
 * @param round - answers `undefined` when it came too late
 * @throws ConflictError when every round did
 */
export async function inRounds<T>(
  workstationId: string,
  round: () => Promise<T | undefined>,
): Promise<T> {
  for (let count = 0; count < MAX_ROUNDS; count += 1) {
    const result = await round();
    if (result !== undefined) {
      return result;
    }
  }
  throw new ConflictError(
    `Workstation '${workstationId}' is changing too fast; try again in a few seconds.`,
  );
}
