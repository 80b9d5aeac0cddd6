import { Announcer } from '../announcements';
import { FleetEvents } from '../fleetEvents';
import { SessionInspector } from '../inspection';
import { FleetReporter } from '../metrics';
import { Heartbeat } from '../operations';
import { Reconciler } from '../reconciler';
import { DEFAULT_SWEEP_POLICY, FleetSweep } from '../sweep';
import type { Ground } from './createGround';
import type { Templates } from './createTemplates';
import type { VdiOptions } from './VdiOptions';

/** What keeps the fleet as the database wants it, and tells of it. */
export interface FleetKeeping {
  reconciler: Reconciler;
  announcer: Announcer;
  sweep: FleetSweep;
  inspector: SessionInspector;
  fleetEvents: FleetEvents;
  heartbeat: Heartbeat;
  /** Absent unless the fleet's state is to be published. */
  reporter?: FleetReporter;
  /** Hands on that a row is due or the history has a new line. */
  onChange: () => void;
}

/** Puts together what works by itself, without anybody's request. */
export function createFleetKeeping(
  ground: Ground,
  { catalog }: Templates,
  {
    signals,
    notifications,
    onImage,
  }: Pick<VdiOptions, 'signals' | 'notifications'> & {
    /** Called when a build is somewhere else, with the name of its image. */
    onImage: (imageName: string) => void;
  },
): FleetKeeping {
  const { aws, stores, health, metrics, logger, clock } = ground;
  const store = stores.workstations;
  const announcer = new Announcer({
    history: stores.history,
    signals,
    notifications,
    metrics,
    logger,
    clock,
  });
  const reconciler = createReconciler(ground, catalog, announcer);
  return {
    reconciler,
    announcer,
    sweep: createSweep(ground, reconciler),
    inspector: new SessionInspector({ store, hosts: aws.hosts, health, clock }),
    fleetEvents: new FleetEvents({
      queue: stores.queue,
      templates: catalog,
      logger,
      clock,
      onKick: () => reconciler.kick(),
      onImage,
    }),
    heartbeat: new Heartbeat({
      replicaId: ground.replicaId,
      store: stores.operations,
      calls: ground.awsCalls,
      logger,
      clock,
    }),
    reporter: ground.config.cloudWatchMetrics
      ? new FleetReporter({ store, metrics: aws.metrics, logger, clock })
      : undefined,
    onChange: () => {
      announcer.kick();
      reconciler.kick();
    },
  };
}

function createReconciler(
  ground: Ground,
  placements: Templates['catalog'],
  announcer: Announcer,
): Reconciler {
  const { aws, stores, firstSweep, policy, health, logger, clock } = ground;
  return new Reconciler(
    {
      ...aws,
      store: stores.workstations,
      queue: stores.queue,
      launches: stores.launches,
      placements,
      policy,
      mayWork: () => firstSweep.isOver,
      health,
      logger,
      clock,
    },
    { id: ground.replicaId, onChange: () => announcer.kick() },
  );
}

function createSweep(ground: Ground, reconciler: Reconciler): FleetSweep {
  const { config, aws, stores, firstSweep, policy, health, logger, clock } =
    ground;
  return new FleetSweep({
    store: stores.workstations,
    fleet: aws.fleet,
    directory: aws.directory,
    passwords: aws.passwords,
    templates: () => aws.launchTemplates.list(),
    lifecycle: policy,
    policy: { ...DEFAULT_SWEEP_POLICY, orphanGrace: config.orphanGrace },
    first: firstSweep,
    health,
    logger,
    clock,
    onKick: () => reconciler.kick(),
  });
}
