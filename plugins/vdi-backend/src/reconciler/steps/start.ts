import type { WorkstationRecord } from '../../workstations';
import { chunked, type Batch } from '../Batch';
import { isRefusal, noteRefusal } from './refusals';

/** Instances of one start call: EC2 lets few such calls be sent at once, and names no limit for their size. */
const MAX_START = 250;
/** A refused start of more than these is not pinned on single ones at once: each would take a call. */
const MAX_SINGLED_OUT = 8;

/** Starts the machines; those of people before those of pools. */
export async function startInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  for (const background of [false, true]) {
    const rows = workstations.filter(each => !each.ownerRef === background);
    for (const group of chunked(rows, MAX_START)) {
      await batch.guarded(group, 'compute', () =>
        start(batch, group, background),
      );
    }
  }
}

/**
 * One start call. When EC2 lacks machines of one kind it starts none of the others either: each kind is then tried by
 * itself, and a large group that is refused comes back in small ones.
 */
async function start(
  batch: Batch,
  group: WorkstationRecord[],
  background: boolean,
): Promise<void> {
  try {
    await batch.context.fleet.start(
      group.map(each => each.instanceId as string),
      { background },
    );
    await batch.wait(group);
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    const parts = partsOf(group);
    for (const part of parts) {
      await batch.guarded(part, 'compute', () =>
        start(batch, part, background),
      );
    }
    if (parts.length === 0) {
      await noteRefusal(batch, group, error);
    }
  }
}

/** What to try after the group was refused; nothing when it is of no use to try now. */
function partsOf(group: WorkstationRecord[]): WorkstationRecord[][] {
  const kinds = new Map<string, WorkstationRecord[]>();
  for (const each of group) {
    const kind = `${each.instanceType} ${each.availabilityZone}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), each]);
  }
  if (kinds.size > 1) {
    return [...kinds.values()];
  }
  return group.length > 1 && group.length <= MAX_SINGLED_OUT
    ? group.map(each => [each])
    : [];
}
