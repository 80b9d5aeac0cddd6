import { RefusedError, type FleetOutcome } from '../../aws';
import { SYSTEM, type WorkstationRecord } from '../../workstations';
import { chunked, type Batch } from '../Batch';
import { enter } from '../transitions';
import { workstationTags } from './launch';
import { refuseHibernation } from './hibernation';
import { isRefusal, noteRefusal } from './refusals';

/** Instances of one stop, reboot or terminate call. */
const MAX_CALL = 50;
/** Instances that are tagged in one pass. */
const MAX_TAGS = 50;
/** Calls under way at once where each instance needs its own. */
const CONCURRENCY = 5;

/** Stops the machines; one that EC2 does not hibernate is stopped the ordinary way at a later look. */
export async function stopInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
  hibernate: boolean,
): Promise<void> {
  await eachCall(
    batch,
    workstations,
    ids => batch.context.fleet.stop(ids, { hibernate }),
    hibernate
      ? (each, error) => refuseHibernation(batch, each, error)
      : undefined,
  );
}

/** Reboots the machines, and prepares them anew to find out that they have. */
export async function rebootInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  const { context } = batch;
  for (const group of chunked(workstations, MAX_CALL)) {
    await batch.guarded(group, 'compute', async () => {
      await context.fleet.reboot(group.map(each => each.instanceId as string));
      const now = context.clock();
      for (const each of group) {
        await batch.change(
          each,
          {
            ...enter('preparing', now, context.policy),
            commandId: undefined,
            runningSince: now,
            nextCheckAt: new Date(now.getTime() + context.policy.retryInterval),
          },
          [{ type: 'preparing', actor: SYSTEM }],
        );
      }
    });
  }
}

/** Changes the types of stopped machines; each needs its own call. */
export async function resizeInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  for (const group of chunked(workstations, CONCURRENCY)) {
    await Promise.all(
      group.map(each =>
        batch.guarded([each], 'compute', () => resize(batch, each)),
      ),
    );
  }
}

async function resize(
  batch: Batch,
  workstation: WorkstationRecord,
): Promise<void> {
  const type = workstation.wantedType as string;
  const nextCheckAt = batch.context.clock();
  try {
    await batch.context.fleet.resize(workstation.instanceId as string, type);
    await batch.change(
      workstation,
      { instanceType: type, wantedType: undefined, nextCheckAt },
      [{ type: 'resized', actor: SYSTEM, details: { instanceType: type } }],
    );
  } catch (error) {
    if (!(error instanceof RefusedError)) {
      throw error;
    }
    await batch.change(workstation, { wantedType: undefined, nextCheckAt }, [
      {
        type: 'resize-refused',
        actor: SYSTEM,
        message: `EC2 does not make it a '${type}': ${error.message}`,
        details: { instanceType: type },
      },
    ]);
  }
}

export async function terminateInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  await eachCall(batch, workstations, ids =>
    batch.context.fleet.terminate(ids),
  );
}

/**
 * Tells the instances' tags whose they are. Nobody waits for that, and EC2 takes some ten such calls a second for long:
 * after a morning's rush they are spread over several passes, so that none of them keeps the others waiting.
 */
export async function tagInstances(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  await batch.wait(workstations.slice(MAX_TAGS));
  for (const group of chunked(workstations.slice(0, MAX_TAGS), CONCURRENCY)) {
    await Promise.all(
      group.map(each =>
        batch.guarded([each], 'compute', async () => {
          const { done } = await batch.context.fleet.tag(
            [each.instanceId as string],
            workstationTags(each),
          );
          // Just after the launch EC2 may not take tags for it yet.
          if (done.length > 0) {
            await batch.change(each, { tagsPending: false });
          } else {
            await batch.wait([each]);
          }
        }),
      ),
    );
  }
}

async function eachCall(
  batch: Batch,
  workstations: WorkstationRecord[],
  call: (instanceIds: string[]) => Promise<FleetOutcome>,
  onRefusal?: OnRefusal,
): Promise<void> {
  for (const group of chunked(workstations, MAX_CALL)) {
    await batch.guarded(group, 'compute', () =>
      callFor(batch, group, call, onRefusal),
    );
  }
}

/** What to do when EC2 refuses the call for this very instance. */
type OnRefusal = (
  workstation: WorkstationRecord,
  error: Error,
) => Promise<unknown>;

/** A refusal of the whole call is pinned on the one instance that it concerns. */
async function callFor(
  batch: Batch,
  group: WorkstationRecord[],
  call: (instanceIds: string[]) => Promise<FleetOutcome>,
  onRefusal?: OnRefusal,
): Promise<void> {
  try {
    await call(group.map(each => each.instanceId as string));
    await batch.wait(group);
  } catch (error) {
    if (!isRefusal(error)) {
      throw error;
    }
    if (group.length > 1) {
      for (const each of group) {
        await batch.guarded([each], 'compute', () =>
          callFor(batch, [each], call, onRefusal),
        );
      }
      return;
    }
    if (onRefusal) {
      await onRefusal(group[0], error);
      return;
    }
    await noteRefusal(batch, group, error);
  }
}
