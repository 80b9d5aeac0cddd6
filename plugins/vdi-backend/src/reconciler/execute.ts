import type { Step } from '../lifecycle';
import type { WorkstationRecord } from '../workstations';
import { chunked, type Batch, type Task } from './Batch';
import { prepareHosts } from './steps/hosts';
import {
  rebootInstances,
  resizeInstances,
  stopInstances,
  tagInstances,
  terminateInstances,
} from './steps/instances';
import { launch, resendLaunches } from './steps/launch';
import { startInstances } from './steps/start';
import { transitionOf } from './transitions';

/** Rows that are changed, or directory and secret calls that are under way, at once. */
const CONCURRENCY = 10;

/** Does the steps of one pass: those of the same kind together, what frees or serves people first. */
export async function execute(batch: Batch, tasks: Task[]): Promise<void> {
  const of = (kind: Step['kind']) =>
    tasks.filter(each => each.step.kind === kind);
  const rowsOf = (kind: Step['kind']) => of(kind).map(each => each.workstation);

  await closeRoutes(batch, rowsOf('close-route'));
  await transition(batch, tasks);
  await forget(batch, rowsOf('forget-instance'));
  await prepareHosts(batch, of('prepare'));
  await terminateInstances(batch, rowsOf('terminate-instance'));
  await resizeInstances(batch, rowsOf('resize-instance'));
  await rebootInstances(batch, rowsOf('reboot-instance'));
  for (const waits of [isOwned, isPooled]) {
    await startInstances(batch, rowsOf('start-instance').filter(waits));
    await resendLaunches(batch, rowsOf('resend-launch').filter(waits));
    await launch(batch, rowsOf('launch').filter(waits));
  }
  for (const hibernate of [true, false]) {
    const stopped = tasks.filter(
      ({ step }) =>
        step.kind === 'stop-instance' && step.hibernate === hibernate,
    );
    await stopInstances(
      batch,
      stopped.map(each => each.workstation),
      hibernate,
    );
  }
  await tagInstances(batch, rowsOf('tag'));
  await batch.wait(rowsOf('wait'));
  await batch.rest(rowsOf('rest'));
}

function isOwned({ ownerRef }: WorkstationRecord): boolean {
  return ownerRef !== undefined;
}

function isPooled(workstation: WorkstationRecord): boolean {
  return !isOwned(workstation);
}

async function closeRoutes(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  await concurrently(workstations, each =>
    batch.guarded([each], 'directory', async () => {
      await batch.context.directory.closeRoute(each.id, each.epoch);
      await batch.change(each, { routeClosed: true });
    }),
  );
}

async function transition(batch: Batch, tasks: Task[]): Promise<void> {
  const { clock, policy } = batch.context;
  await concurrently(tasks, async ({ step, workstation, observation }) => {
    const change = transitionOf(step, {
      workstation,
      observation,
      now: clock(),
      policy,
    });
    if (!change) {
      return;
    }
    if (change.patch.status === 'terminated') {
      await batch.guarded([workstation], 'secrets', async () => {
        await removeSecret(batch, workstation);
        await batch.change(workstation, change.patch, change.events);
      });
    } else {
      await batch.guarded([workstation], 'reconciler', () =>
        batch.change(workstation, change.patch, change.events),
      );
    }
  });
}

async function forget(
  batch: Batch,
  workstations: WorkstationRecord[],
): Promise<void> {
  await concurrently(workstations, each =>
    batch.guarded([each], 'secrets', async () => {
      await removeSecret(batch, each);
      await batch.change(each, {
        instanceId: undefined,
        launchId: undefined,
        runningSince: undefined,
        nextCheckAt: undefined,
      });
    }),
  );
}

async function removeSecret(
  batch: Batch,
  workstation: WorkstationRecord,
): Promise<void> {
  if (workstation.identityMode === 'personal') {
    await batch.context.passwords.remove(workstation.id);
  }
}

async function concurrently<T>(
  list: T[],
  action: (each: T) => Promise<void>,
): Promise<void> {
  for (const group of chunked(list, CONCURRENCY)) {
    await Promise.all(group.map(action));
  }
}
