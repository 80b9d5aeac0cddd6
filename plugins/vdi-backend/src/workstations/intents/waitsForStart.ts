import type { WorkstationRecord } from '../WorkstationRecord';

/** Whether EC2 refused to start the stopped machine, and is asked again until the deadline. */
export function waitsForStart({
  status,
  reasonCode,
}: Pick<WorkstationRecord, 'status' | 'reasonCode'>): boolean {
  return status === 'starting' && reasonCode !== undefined;
}
