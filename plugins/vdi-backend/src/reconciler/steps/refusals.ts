import { InsufficientCapacityError, RefusedError } from '../../aws';
import type { WorkstationRecord } from '../../workstations';
import type { Batch } from '../Batch';
import { STOPPED_INSTEAD } from '../transitions';

/** Shows on the rows why they wait; the deadline of their status ends this. Many come back spread over a while. */
export async function noteRefusal(
  batch: Batch,
  workstations: WorkstationRecord[],
  error: RefusedError | InsufficientCapacityError,
): Promise<void> {
  const { clock, policy } = batch.context;
  const now = clock().getTime();
  const spread = workstations.length > 1 ? 8 * policy.retryInterval : 0;
  for (const each of workstations) {
    await batch.change(each, {
      // That its memory is lost stays more important to its owner.
      ...(each.reasonCode === STOPPED_INSTEAD
        ? {}
        : {
            reasonCode: error instanceof RefusedError ? 'refused' : 'capacity',
            reasonMessage: error.message,
          }),
      nextCheckAt: new Date(
        now + 2 * policy.retryInterval + Math.round(Math.random() * spread),
      ),
    });
  }
}

/** Whether EC2 said no to this call, rather than nothing or not now. */
export function isRefusal(
  error: unknown,
): error is RefusedError | InsufficientCapacityError {
  return (
    error instanceof RefusedError || error instanceof InsufficientCapacityError
  );
}
