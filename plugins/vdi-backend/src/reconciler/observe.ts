import type { HostResult, Instance } from '../aws';
import type { Observation } from '../lifecycle';
import type { WorkstationRecord } from '../workstations';
import type { ReconcilerContext } from './context';

/** Above this many ids and launches, one sweep of the fleet costs fewer calls than asking for each. */
const SWEEP_ABOVE = 1000;

/** What is known about each of the workstations, by workstation id. */
export type Observations = Map<string, Observation>;

/**
 * Looks at the machines of all given workstations, with as few calls as their number allows. Instances of launches
 * whose answer was lost are bound to their rows on the way.
 */
export async function observe(
  context: ReconcilerContext,
  workstations: WorkstationRecord[],
): Promise<{ workstations: WorkstationRecord[]; observations: Observations }> {
  const observations: Observations = new Map();
  const asked = workstations.filter(each => each.instanceId || each.launchId);
  const instances = await observeInstances(context, asked);
  if (!instances) {
    for (const each of workstations) {
      observations.set(each.id, { known: each.status === 'requested' });
    }
    return { workstations, observations };
  }
  const current = await bindLaunched(context, workstations, instances);
  const byId = new Map(instances.map(each => [each.instanceId, each]));
  const pending = await pendingLaunches(context, current);
  for (const each of current) {
    observations.set(each.id, {
      known: true,
      instance: each.instanceId ? byId.get(each.instanceId) : undefined,
      launchPending: each.launchId ? pending.has(each.launchId) : false,
    });
  }
  await observeHosts(context, current, observations);
  return { workstations: current, observations };
}

async function observeInstances(
  context: ReconcilerContext,
  workstations: WorkstationRecord[],
): Promise<Instance[] | undefined> {
  if (workstations.length === 0) {
    return [];
  }
  try {
    const instances =
      workstations.length > SWEEP_ABOVE
        ? await context.fleet.sweep()
        : await context.fleet.observe({
            instanceIds: workstations.flatMap(each => each.instanceId ?? []),
            launchIds: [
              ...new Set(
                workstations.flatMap(each =>
                  each.instanceId ? [] : each.launchId ?? [],
                ),
              ),
            ],
          });
    context.health.succeeded('compute');
    return instances;
  } catch (error) {
    context.health.failed('compute', error);
    return undefined;
  }
}

async function bindLaunched(
  context: ReconcilerContext,
  workstations: WorkstationRecord[],
  instances: Instance[],
): Promise<WorkstationRecord[]> {
  const unbound = workstations.filter(
    each => each.launchId && !each.instanceId,
  );
  const found = new Map<string, Instance[]>();
  for (const launchId of new Set(unbound.map(each => each.launchId))) {
    const launched = instances.filter(
      each => each.tags['vdi:launch'] === launchId,
    );
    if (launchId && launched.length > 0) {
      found.set(launchId, launched);
    }
  }
  if (found.size === 0) {
    return workstations;
  }
  for (const [launchId, launched] of found) {
    await context.launches.bind(launchId, launched, {
      complete: false,
      now: context.clock(),
    });
  }
  const stale = unbound.filter(each => found.has(each.launchId as string));
  const fresh = new Map(
    (await context.store.getMany(stale.map(each => each.id))).map(
      each => [each.id, each] as const,
    ),
  );
  return workstations.map(each => fresh.get(each.id) ?? each);
}

async function pendingLaunches(
  context: ReconcilerContext,
  workstations: WorkstationRecord[],
): Promise<Set<string>> {
  const ids = new Set(
    workstations.flatMap(each => (each.instanceId ? [] : each.launchId ?? [])),
  );
  const launches = ids.size > 0 ? await context.launches.get([...ids]) : [];
  const pending = new Set<string>();
  for (const [id, launch] of launches) {
    if (launch.state === 'pending') {
      pending.add(id);
    }
  }
  return pending;
}

async function observeHosts(
  context: ReconcilerContext,
  workstations: WorkstationRecord[],
  observations: Observations,
): Promise<void> {
  const running = workstations.filter(
    each =>
      (each.status === 'preparing' || each.status === 'assigning') &&
      observations.get(each.id)?.instance?.state === 'running',
  );
  const waiting = running.filter(each => !each.commandId);
  const commanded = running.filter(each => each.commandId);
  try {
    const online =
      waiting.length > 0
        ? await context.hosts.online(
            waiting.map(each => each.instanceId as string),
          )
        : new Set<string>();
    const results =
      commanded.length > 0
        ? await context.hosts.results([
            ...new Set(commanded.map(each => each.commandId as string)),
          ])
        : new Map<string, Map<string, HostResult>>();
    for (const each of running) {
      const observation = observations.get(each.id) as Observation;
      const instanceId = each.instanceId as string;
      observation.hostOnline = online.has(instanceId);
      observation.host = each.commandId
        ? results.get(each.commandId)?.get(instanceId)
        : undefined;
    }
    if (running.length > 0) {
      context.health.succeeded('hosts');
    }
  } catch (error) {
    context.health.failed('hosts', error);
  }
}
