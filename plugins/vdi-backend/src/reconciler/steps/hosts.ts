import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import {
  MAX_HOSTS_PER_COMMAND,
  RefusedError,
  type HostPreparation,
} from '../../aws';
import type { WorkstationRecord } from '../../workstations';
import { chunked, type Batch } from '../Batch';

const PLATFORMS: Platform[] = ['linux', 'windows'];
/** Rows or secrets under way at once. */
const CONCURRENCY = 10;

/** Sends the preparation to all rows, with one command for each fifty hosts of a platform. */
export async function prepareHosts(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  for (const platform of PLATFORMS) {
    const hosts = workstations.filter(each => each.platform === platform);
    for (const group of chunked(hosts, MAX_HOSTS_PER_COMMAND)) {
      await batch.guarded(group, 'hosts', () => prepare(batch, group));
    }
  }
}

async function prepare(
  batch: Batch,
  group: WorkstationRecord[],
): Promise<void> {
  const preparations = await preparationsOf(batch, group);
  const ready = group.filter(each => preparations.has(each.id));
  if (ready.length === 0) {
    return;
  }
  try {
    const commandId = await batch.context.hosts.prepare(group[0].platform, [
      ...preparations.values(),
    ]);
    const next = new Date(
      batch.context.clock().getTime() + batch.context.policy.checkInterval,
    );
    for (const some of chunked(ready, CONCURRENCY)) {
      await Promise.all(
        some.map(each => batch.change(each, { commandId, nextCheckAt: next })),
      );
    }
  } catch (error) {
    // One host that is not managed any more refuses the command for all.
    if (error instanceof RefusedError && ready.length > 1) {
      for (const each of ready) {
        await batch.guarded([each], 'hosts', () => prepare(batch, [each]));
      }
      return;
    }
    throw error;
  }
}

async function preparationsOf(
  batch: Batch,
  group: WorkstationRecord[],
): Promise<Map<string, HostPreparation>> {
  const preparations = new Map<string, HostPreparation>();
  for (const some of chunked(group, CONCURRENCY)) {
    await Promise.all(
      some.map(each =>
        batch.guarded(
          [each],
          needsSecret(each) ? 'secrets' : 'hosts',
          async () => {
            preparations.set(each.id, {
              instanceId: each.instanceId as string,
              workstationId: each.id,
              identityMode: each.identityMode,
              osUser: each.osUser,
              secretId: needsSecret(each)
                ? await batch.context.passwords.ensure({
                    workstationId: each.id,
                    instanceId: each.instanceId as string,
                    userName: each.osUser as string,
                  })
                : undefined,
            });
          },
        ),
      ),
    );
  }
  return preparations;
}

function needsSecret(workstation: WorkstationRecord): boolean {
  return (
    workstation.identityMode === 'personal' && workstation.osUser !== undefined
  );
}
