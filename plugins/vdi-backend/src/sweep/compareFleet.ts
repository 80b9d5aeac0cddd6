import { TAG, type Instance } from '../aws';
import { isResting } from '../lifecycle';
import type { FleetRow } from '../workstations';

/** Limits of the comparison; times in milliseconds. */
export interface SweepPolicy {
  /** How long an instance may be without a row before it counts as an orphan. */
  orphanGrace: number;
  /** Above this share of the fleet, differences are taken for a fault of ours. */
  maxShare: number;
  /** As many differences are never suspicious. */
  minSuspicious: number;
}

export const DEFAULT_SWEEP_POLICY: SweepPolicy = {
  orphanGrace: 10 * 60_000,
  maxShare: 0.1,
  minSuspicious: 5,
};

/** What the comparison of database and fleet found. */
export interface FleetComparison {
  /** Rows whose machine is not in the state they expect: they need a look. */
  drifted: string[];
  /** Rows whose machine is not there at all. */
  vanished: string[];
  /** Orphans that bear the id of a workstation that this database does not know, and its owner. */
  adopt: Instance[];
  /** Rows that have lost their machine or their owner, with the machine that remembers both. */
  restore: { id: string; instance: Instance }[];
  /** Orphans that nobody misses. */
  terminate: Instance[];
  /** How many orphans nobody misses, also while none of them is ended */
  unclaimed: number;
  /** Why nothing is ended although something could be; a sentence for the operator. */
  alarms: string[];
}

/** The instance as something that runs up cost or holds data. */
export function isAlive(instance: Instance): boolean {
  return instance.state !== 'shutting-down' && instance.state !== 'terminated';
}

/**
 * Compares the rows with the instances of the deployment. It ends nothing when so much differs that a lost or foreign
 * database, or the wrong region, is the likelier cause.
 */
export function compareFleet(options: {
  rows: FleetRow[];
  instances: Instance[];
  /** Workstation ids from tags for which there is a row, ended ones too */
  knownWorkstations: ReadonlySet<string>;
  /** Instances of workstations that have ended: the sweep knows whose they were, so they are no orphans. */
  endedInstances?: ReadonlySet<string>;
  databaseCreatedAt: Date;
  now: Date;
  policy: SweepPolicy;
}): FleetComparison {
  const { rows, instances, policy } = options;
  const byId = new Map(instances.map(each => [each.instanceId, each]));
  const alarms: string[] = [];
  const orphans = sortOrphans(options);
  const comparison: FleetComparison = {
    drifted: [],
    vanished: [],
    ...orphans,
    unclaimed: orphans.terminate.length,
    alarms,
  };
  for (const row of rows) {
    const instance = row.instanceId ? byId.get(row.instanceId) : undefined;
    const finding = findingOf(row, instance);
    if (instance && finding === 'claimed') {
      comparison.restore.push({ id: row.id, instance });
    } else if (finding === 'drifted' || finding === 'vanished') {
      comparison[finding].push(row.id);
    }
  }
  const { vanished } = comparison;
  const resting = rows.filter(row => isResting(row.status)).length;
  if (isSuspicious(vanished.length, resting, policy)) {
    alarms.push(
      `${vanished.length} of ${resting} workstations have no machine in EC2. Nothing is changed: check the region, the account and 'vdi.deployment'.`,
    );
    comparison.vanished = [];
  }
  const held = holdReason(options, comparison.terminate);
  if (held) {
    alarms.push(held);
    comparison.terminate = [];
  }
  return comparison;
}

/** What is the matter with the row; `claimed`: it knows of no owner, and its machine does. */
function findingOf(
  row: FleetRow,
  instance: Instance | undefined,
): 'drifted' | 'vanished' | 'claimed' | undefined {
  if (!isResting(row.status)) {
    return row.nextCheckAt ? undefined : 'drifted';
  }
  if (row.status === 'failed') {
    return row.instanceId && instance?.state !== 'stopped'
      ? 'drifted'
      : undefined;
  }
  if (!instance || !isAlive(instance)) {
    return 'vanished';
  }
  if (row.status === 'pooled' && isOwnedBy(row.id, instance)) {
    return 'claimed';
  }
  return expected(row, instance) ? undefined : 'drifted';
}

function expected(row: FleetRow, instance: Instance): boolean {
  switch (row.status) {
    case 'stopped':
      return instance.state === 'stopped' || instance.state === 'stopping';
    case 'pooled':
      return instance.state === 'running';
    default:
      return instance.state === 'running' || instance.state === 'pending';
  }
}

/** Living machines that no row has or waits for. */
function findUnbound(rows: FleetRow[], instances: Instance[]): Instance[] {
  const bound = new Set(rows.flatMap(row => row.instanceId ?? []));
  const awaited = new Set(
    rows.flatMap(row => (row.instanceId ? [] : row.launchId ?? [])),
  );
  return instances.filter(
    each =>
      isAlive(each) &&
      !bound.has(each.instanceId) &&
      !awaited.has(each.tags[TAG.launch]),
  );
}

/**
 * What becomes of the machines without a row. Somebody's is adopted when this database knows nothing of it, and given
 * back to its row when that has given it up for lost or has forgotten that it was launched.
 */
function sortOrphans(
  options: Parameters<typeof compareFleet>[0],
): Pick<FleetComparison, 'adopt' | 'restore' | 'terminate'> {
  const { rows, instances, now, policy } = options;
  const alive = new Set(
    instances.filter(isAlive).map(({ instanceId }) => instanceId),
  );
  const byId = new Map(rows.map(row => [row.id, row]));
  const restored = new Set<string>();
  const adopt: Instance[] = [];
  const restore: FleetComparison['restore'] = [];
  const terminate: Instance[] = [];
  for (const instance of findUnbound(rows, instances)) {
    if (options.endedInstances?.has(instance.instanceId)) {
      continue;
    }
    const id = instance.tags[TAG.workstation];
    const owned = id !== undefined && instance.tags[TAG.owner] !== undefined;
    const row = owned ? byId.get(id) : undefined;
    const orphaned =
      now.getTime() - instance.launchedAt.getTime() >= policy.orphanGrace;
    if (row && isForgotten(row, instance) && !restored.has(row.id)) {
      // At once: the row is about to be launched a second time.
      restored.add(row.id);
      restore.push({ id: row.id, instance });
    } else if (!orphaned) {
      continue;
    } else if (owned && !options.knownWorkstations.has(id)) {
      adopt.push(instance);
    } else if (row && isGivenUp(row) && !restored.has(row.id)) {
      restored.add(row.id);
      restore.push({ id: row.id, instance });
    } else if (!row?.instanceId || alive.has(row.instanceId)) {
      terminate.push(instance);
    }
    // What is left belongs to a row that is about to find its own machine gone, and gets this one back after that.
  }
  return { adopt, restore, terminate };
}

/** Whether the row has waited for a launch since before its machine came from another: the database was restored. */
function isForgotten(row: FleetRow, instance: Instance): boolean {
  // EC2 tells launches to the second.
  const waitsSince = Math.floor(row.statusSince.getTime() / 1000) * 1000;
  return (
    (row.status === 'requested' || row.status === 'launching') &&
    row.intent !== 'terminate' &&
    row.instanceId === undefined &&
    waitsSince <= instance.launchedAt.getTime()
  );
}

/** Whether it failed because its machine, which may hold work, was not there any more. */
function isGivenUp(row: FleetRow): boolean {
  return (
    row.status === 'failed' &&
    row.intent !== 'terminate' &&
    row.readyAt !== undefined &&
    row.instanceId === undefined &&
    row.launchId === undefined
  );
}

function isOwnedBy(workstationId: string, { tags }: Instance): boolean {
  return tags[TAG.workstation] === workstationId && TAG.owner in tags;
}

function isSuspicious(
  differing: number,
  total: number,
  policy: SweepPolicy,
): boolean {
  return (
    differing > policy.minSuspicious && differing > total * policy.maxShare
  );
}

function holdReason(
  options: {
    instances: Instance[];
    databaseCreatedAt: Date;
    policy: SweepPolicy;
  },
  orphans: Instance[],
): string | undefined {
  const { instances, databaseCreatedAt, policy } = options;
  if (orphans.length === 0) {
    return undefined;
  }
  if (orphans.some(each => each.launchedAt < databaseCreatedAt)) {
    return `${orphans.length} machines belong to nobody and some are older than the database, which may be empty or the wrong one. None is ended; if that is intended, terminate them in EC2.`;
  }
  const alive = instances.filter(isAlive).length;
  return isSuspicious(orphans.length, alive, policy)
    ? `${orphans.length} of ${alive} machines belong to nobody, more than an accident explains. None is ended; check whether the database is the right one.`
    : undefined;
}
