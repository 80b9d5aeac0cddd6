import { isError, NotFoundError } from '@backstage/errors';
import { ulid } from 'ulid';
import {
  AccessError,
  InsufficientCapacityError,
  RefusedError,
  TAG,
} from '../../aws';
import type { LaunchRecord, WorkstationRecord } from '../../workstations';
import type { Batch } from '../Batch';
import {
  describeTried,
  placementsOf,
  type Placement,
  type PlacementChoices,
} from '../placements';

/** Most instances of one RunInstances call. */
const MAX_LAUNCH = 100;
/** Pause before the first placement is tried again after all were, in milliseconds. */
const ROUND_PAUSE = 30_000;

/**
 * Launches all rows, with one RunInstances for those that want the same; people come before pool members, which wait
 * for as long as EC2 leaves somebody without an answer.
 */
export async function launch(
  batch: Batch,
  requested: WorkstationRecord[],
): Promise<void> {
  const { store, clock, queue, policy } = batch.context;
  const warming = requested.filter(each => !each.ownerRef);
  const held = warming.length > 0 && (await store.peopleWait(clock()));
  if (held) {
    const later = new Date(clock().getTime() + policy.retryInterval);
    await queue.schedule(warming, later);
  }
  const workstations = held
    ? requested.filter(each => each.ownerRef)
    : requested;
  const groups = new Map<string, WorkstationRecord[]>();
  for (const each of workstations) {
    const key = [
      each.ownerRef ? 0 : 1,
      each.launchTemplateId,
      each.templateVersion,
      each.placement,
      each.hibernation ? 1 : 0,
    ].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) as WorkstationRecord[];
    for (let start = 0; start < group.length; start += MAX_LAUNCH) {
      const rows = group.slice(start, start + MAX_LAUNCH);
      await batch.guarded(rows, 'compute', () => launchGroup(batch, rows));
    }
  }
}

const TEMPLATE_GONE =
  'The template is no longer offered. Delete this workstation and choose another template.';

async function launchGroup(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  const { context } = batch;
  const [first] = workstations;
  const choices = await choicesOf(batch, first.templateId);
  if (!choices) {
    for (const each of workstations) {
      await batch.change(
        each,
        {
          status: 'failed',
          statusSince: context.clock(),
          deadlineAt: undefined,
          reasonCode: 'template-gone',
          reasonMessage: TEMPLATE_GONE,
        },
        [
          {
            type: 'failed',
            actor: { kind: 'system' },
            message: TEMPLATE_GONE,
            details: { code: 'template-gone' },
          },
        ],
      );
    }
    return;
  }
  const placements = placementsOf(choices);
  const placement = placements[first.placement % placements.length];
  const record = await context.launches.begin(workstations, {
    id: `vdi-${ulid(context.clock().getTime()).toLowerCase()}`,
    templateId: first.templateId,
    launchTemplateId: first.launchTemplateId,
    templateVersion: first.templateVersion,
    subnetId: placement.subnetId,
    instanceType: placement.instanceType,
    hibernation: first.hibernation,
    tags: tagsOf(workstations),
    createdAt: context.clock(),
  });
  if (record) {
    await run(batch, record, {
      placements,
      tried: first.placement + 1,
      background: !first.ownerRef,
    });
  }
}

async function choicesOf(
  batch: Batch,
  templateId: string,
): Promise<PlacementChoices | undefined> {
  try {
    return await batch.context.placements.placements(templateId);
  } catch (error) {
    if (isError(error) && error.name === NotFoundError.name) {
      return undefined;
    }
    throw error;
  }
}

/** A single person's machine bears its owner from the start; the others are tagged once they are told apart. */
function tagsOf(workstations: WorkstationRecord[]): Record<string, string> {
  const [first] = workstations;
  return {
    [TAG.template]: first.templateId,
    [TAG.templateVersion]: String(first.templateVersion),
    ...(workstations.length === 1 ? workstationTags(first) : {}),
  };
}

/** The tags that say whose instance it is. */
export function workstationTags(
  workstation: WorkstationRecord,
): Record<string, string> {
  return {
    [TAG.workstation]: workstation.id,
    ...(workstation.ownerRef ? { [TAG.owner]: workstation.ownerRef } : {}),
    [TAG.name]: workstation.ownerRef
      ? `${workstation.name} (${workstation.ownerRef})`.slice(0, 255)
      : `${workstation.templateId} (warm)`,
  };
}

/** Asks EC2 again how launches went whose answer was lost; the client token makes that harmless. */
export async function resendLaunches(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  const ids = [...new Set(workstations.flatMap(each => each.launchId ?? []))];
  const launches = await batch.context.launches.get(ids);
  for (const id of ids) {
    const rows = workstations.filter(each => each.launchId === id);
    await batch.guarded(rows, 'compute', async () => {
      const record = launches.get(id);
      if (record) {
        const choices = await choicesOf(batch, record.templateId);
        const placements = choices
          ? placementsOf(choices)
          : [{ subnetId: record.subnetId, instanceType: record.instanceType }];
        await run(batch, record, {
          placements,
          tried: rows[0].placement + 1,
          background: !rows[0].ownerRef,
        });
      }
    });
  }
}

async function run(
  batch: Batch,
  record: LaunchRecord,
  attempt: { placements: Placement[]; tried: number; background: boolean },
): Promise<void> {
  const { launches, fleet, clock } = batch.context;
  try {
    const instances = await fleet.launch({
      launchId: record.id,
      launchTemplateId: record.launchTemplateId,
      version: record.templateVersion,
      count: record.count,
      subnetId: record.subnetId,
      instanceType: record.instanceType,
      hibernation: record.hibernation,
      tags: record.tags,
      background: attempt.background,
    });
    await launches.bind(record.id, instances, { complete: true, now: clock() });
  } catch (error) {
    if (error instanceof InsufficientCapacityError) {
      const { placements, tried } = attempt;
      const allTried = tried % placements.length === 0;
      const pause = allTried ? ROUND_PAUSE : 0;
      await launches.refuse(record.id, {
        code: 'capacity',
        message: describeTried(
          allTried
            ? placements
            : placements.slice(0, tried % placements.length),
        ),
        capacity: true,
        final: false,
        retryAt: new Date(clock().getTime() + pause),
        now: clock(),
      });
    } else if (
      error instanceof RefusedError &&
      error.code === 'IdempotentInstanceTerminated'
    ) {
      // It launched, and everything it launched has ended since.
      await launches.bind(record.id, [], { complete: true, now: clock() });
    } else if (error instanceof RefusedError) {
      await launches.refuse(record.id, {
        code: 'launch-refused',
        message: `EC2 refused to start the machine: ${error.message}`,
        capacity: false,
        final: true,
        retryAt: clock(),
        now: clock(),
      });
    } else {
      if (error instanceof AccessError) {
        await noteReason(batch, record);
      }
      throw error;
    }
  }
}

/** Shows those who wait why nothing happens; what is missing is in the health report, for those who can mend it. */
async function noteReason(batch: Batch, record: LaunchRecord): Promise<void> {
  await batch.context.launches.note(record.id, {
    code: 'access',
    message:
      'AWS does not let the portal start machines. Its administrators can see why under Operations; this one starts as soon as that is mended.',
  });
}
