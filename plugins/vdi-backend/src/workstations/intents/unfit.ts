import { ConflictError } from '@backstage/errors';
import type { WorkstationRecord } from '../WorkstationRecord';

const WORDS: Partial<Record<WorkstationRecord['status'], string>> = {
  requested: 'waiting for a machine',
  launching: 'starting',
  preparing: 'being set up',
  assigning: 'being set up',
  rebooting: 'restarting',
  terminating: 'being deleted',
  terminated: 'deleted',
};

/** The refusal of a wish that does not fit the present status. */
export function unfit(
  workstation: WorkstationRecord,
  verb: string,
  advice?: string,
): ConflictError {
  const word = WORDS[workstation.status] ?? workstation.status;
  return new ConflictError(
    `Workstation '${workstation.name}' cannot be ${verb} while it is ${word}${
      advice ? `; ${advice}` : ''
    }.`,
  );
}
