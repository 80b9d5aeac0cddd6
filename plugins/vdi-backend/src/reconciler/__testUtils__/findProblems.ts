import type { Town } from '../../__testUtils__/Town';
import { isResting } from '../../lifecycle';

/** What must not be once everything has come to rest. */
export async function findProblems(town: Town): Promise<string[]> {
  const found: string[] = [];
  const replica = town.replica();
  const rows = await replica.store.getMany(
    await town.knex('workstations').pluck('id'),
  );
  const state = town.simulator.control.state();
  const alive = state.instances.filter(
    each => each.state !== 'terminated' && each.state !== 'shutting-down',
  );
  const byId = new Map(alive.map(each => [each.instanceId, each]));

  for (const instance of alive) {
    const owners = rows.filter(
      row =>
        row.instanceId === instance.instanceId && row.status !== 'terminated',
    );
    if (owners.length !== 1) {
      found.push(
        `instance ${instance.instanceId} has ${
          owners.length
        } rows: ${JSON.stringify(instance.tags)}`,
      );
    }
  }
  const expected: Record<string, string> = {
    pooled: 'running',
    ready: 'running',
    stopped: 'stopped',
  };
  const routes = await town.openRoutes();
  for (const row of rows) {
    const instance = row.instanceId ? byId.get(row.instanceId) : undefined;
    if (!isResting(row.status)) {
      found.push(`${row.id} does not rest: ${row.status}`);
    }
    if (expected[row.status] && instance?.state !== expected[row.status]) {
      found.push(`${row.id} is ${row.status}, its machine ${instance?.state}`);
    }
    if (row.status === 'failed' && instance && !row.readyAt) {
      found.push(`${row.id} failed and its machine was not cleaned up`);
    }
    if (row.deadlineAt) {
      found.push(`${row.id} rests with a deadline`);
    }
    if (
      (row.status === 'ready' || row.status === 'pooled') &&
      instance?.tags['vdi:owner'] !== row.ownerRef
    ) {
      found.push(
        `${row.id} belongs to ${row.ownerRef}, its machine says ${instance?.tags['vdi:owner']}`,
      );
    }
    if (routes.has(row.id) && row.status !== 'ready') {
      found.push(`${row.id} is ${row.status} and its route is open`);
    }
    const { items } = await town.history().list(row.id, { limit: 200 });
    if (items.filter(event => event.type === 'claimed').length > 1) {
      found.push(`${row.id} was claimed twice`);
    }
  }
  const secrets = new Set(
    rows
      .filter(row => row.status !== 'terminated')
      .map(row => `vdi/demo/${row.id}`),
  );
  for (const name of state.secrets) {
    if (![...secrets].some(each => name.includes(each))) {
      found.push(`secret ${name} outlived its workstation`);
    }
  }
  return found;
}
