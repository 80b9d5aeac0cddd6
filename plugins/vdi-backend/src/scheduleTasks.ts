import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { VdiConfig } from './config';
import type { Vdi } from './createVdi';

const DAY = 24 * 60 * 60_000;
/** How often the pools are looked at when nobody claims anything, in milliseconds. */
const POOL_INTERVAL = 15_000;
/** How often it is looked for image projects that are due, in milliseconds. */
const IMAGE_INTERVAL = 5_000;
/** How often replicas tell each other of their work, in milliseconds. */
const HEARTBEAT_INTERVAL = 60_000;
/** How long the charts of pools and the calls to AWS reach back, in milliseconds. */
const SAMPLE_RETENTION = 8 * DAY;
/** How long ended workstations and their history are kept, in milliseconds. */
const HISTORY_RETENTION = 90 * DAY;

/** Hands the plugin's recurring work to the portal's scheduler. */
export async function scheduleTasks(options: {
  vdi: Vdi;
  config: VdiConfig;
  scheduler: SchedulerService;
  logger: LoggerService;
}): Promise<void> {
  const { vdi, config, scheduler } = options;
  const now = () => new Date();

  // On every replica: they share the queue.
  await scheduler.scheduleTask({
    id: 'vdi-reconcile',
    scope: 'local',
    frequency: { milliseconds: config.reconcileInterval },
    timeout: { minutes: 10 },
    fn: async () => {
      if (!vdi.firstSweep.isOver) {
        // The database may have been restored: nothing is given away or launched before it knows what there is.
        await vdi.sweep.run().catch(() => {});
      }
      vdi.metrics.recordLag((await vdi.queue.backlog(now())).lag);
      await vdi.reconciler.run();
      vdi.announcer.kick();
    },
  });
  await scheduler.scheduleTask({
    id: 'vdi-heartbeat',
    scope: 'local',
    frequency: { milliseconds: HEARTBEAT_INTERVAL },
    timeout: { minutes: 1 },
    fn: () => vdi.heartbeat.beat(),
  });
  await scheduler.scheduleTask({
    id: 'vdi-sweep',
    scope: 'global',
    frequency: { milliseconds: config.sweepInterval },
    timeout: { minutes: 2 },
    fn: async () => {
      try {
        const outcome = await vdi.sweep.run();
        vdi.metrics.recordSweep(outcome);
        await vdi.reporter?.report(outcome);
      } catch {
        // The health report says so, and the log said it once; the next sweep tries again.
      }
    },
  });
  await scheduler.scheduleTask({
    id: 'vdi-pools',
    scope: 'global',
    frequency: { milliseconds: POOL_INTERVAL },
    timeout: { minutes: 2 },
    fn: () => vdi.poolKeeper.run(),
  });
  // On every replica: they share the projects.
  await scheduler.scheduleTask({
    id: 'vdi-images',
    scope: 'local',
    frequency: { milliseconds: IMAGE_INTERVAL },
    timeout: { minutes: 10 },
    fn: async () => {
      await vdi.imageKeeper.begin();
      vdi.imageAnnouncer.kick();
    },
  });
  await scheduler.scheduleTask({
    id: 'vdi-inspect-sessions',
    scope: 'global',
    frequency: { milliseconds: config.inspectInterval },
    timeout: { minutes: 5 },
    fn: () => vdi.inspector.run(),
  });
  await scheduler.scheduleTask({
    id: 'vdi-purge',
    scope: 'global',
    frequency: { hours: 6 },
    initialDelay: { minutes: 10 },
    timeout: { minutes: 10 },
    fn: async () => {
      await vdi.store.purge({
        endedBefore: new Date(now().getTime() - HISTORY_RETENTION),
        keysBefore: new Date(now().getTime() - DAY),
      });
      const old = new Date(now().getTime() - SAMPLE_RETENTION);
      await vdi.poolStore.purge(old);
      await vdi.operationsStore.purge(old);
    },
  });
}
