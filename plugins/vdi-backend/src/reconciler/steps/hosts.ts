import {
  MAX_HOSTS_PER_COMMAND,
  RefusedError,
  type HostAssignment,
  type HostPreparation,
} from '../../aws';
import type { WorkstationRecord } from '../../workstations';
import { chunked, type Batch, type Task } from '../Batch';

/** Rows or secrets under way at once. */
const CONCURRENCY = 10;

/**
 * Sends the preparation of all rows, with one command for each fifty hosts: those that get a person's own account,
 * and the others.
 */
export async function prepareHosts(batch: Batch, tasks: Task[]): Promise<void> {
  const { hosts } = batch.context;
  const assigned = tasks.filter(each => isPersonal(each.workstation));
  const others = tasks.filter(each => !isPersonal(each.workstation));
  for (const group of chunked(others, MAX_HOSTS_PER_COMMAND)) {
    await batch.guarded(rowsOf(group), 'hosts', () =>
      setUp(batch, rowsOf(group), rows =>
        hosts.prepare(rows.map(toPreparation)),
      ),
    );
  }
  for (const group of chunked(assigned, MAX_HOSTS_PER_COMMAND)) {
    await batch.guarded(rowsOf(group), 'hosts', async () => {
      const assignments = await assignmentsOf(batch, group);
      await setUp(
        batch,
        rowsOf(group).filter(each => assignments.has(each.id)),
        rows =>
          hosts.assign(rows.flatMap(row => assignments.get(row.id) ?? [])),
      );
    });
  }
}

async function setUp(
  batch: Batch,
  workstations: WorkstationRecord[],
  send: (workstations: WorkstationRecord[]) => Promise<string>,
): Promise<void> {
  if (workstations.length === 0) {
    return;
  }
  try {
    const commandId = await send(workstations);
    const next = new Date(
      batch.context.clock().getTime() + batch.context.policy.checkInterval,
    );
    for (const some of chunked(workstations, CONCURRENCY)) {
      await Promise.all(
        some.map(each => batch.change(each, { commandId, nextCheckAt: next })),
      );
    }
  } catch (error) {
    // One host that is not managed any more refuses the command for all.
    if (error instanceof RefusedError && workstations.length > 1) {
      for (const each of workstations) {
        await batch.guarded([each], 'hosts', () => setUp(batch, [each], send));
      }
      return;
    }
    throw error;
  }
}

/** The assignments whose secret is there; rows without one are tried again later. */
async function assignmentsOf(
  batch: Batch,
  tasks: Task[],
): Promise<Map<string, HostAssignment>> {
  const assignments = new Map<string, HostAssignment>();
  for (const some of chunked(tasks, CONCURRENCY)) {
    await Promise.all(
      some.map(({ workstation, observation }) =>
        batch.guarded([workstation], 'secrets', async () => {
          const instanceId = workstation.instanceId as string;
          const osUser = workstation.osUser as string;
          const secretId = await batch.context.passwords.ensure({
            workstationId: workstation.id,
            instanceId,
            accountId: observation.instance?.accountId,
            userName: osUser,
          });
          assignments.set(workstation.id, {
            instanceId,
            workstationId: workstation.id,
            osUser,
            secretId,
          });
        }),
      ),
    );
  }
  return assignments;
}

function toPreparation(workstation: WorkstationRecord): HostPreparation {
  return {
    instanceId: workstation.instanceId as string,
    workstationId: workstation.id,
    osUser: workstation.osUser,
  };
}

function rowsOf(tasks: Task[]): WorkstationRecord[] {
  return tasks.map(each => each.workstation);
}

/** Whether the host makes an account for the owner, whose password it needs. */
function isPersonal({ identityMode, osUser }: WorkstationRecord): boolean {
  return identityMode === 'personal' && osUser !== undefined;
}
