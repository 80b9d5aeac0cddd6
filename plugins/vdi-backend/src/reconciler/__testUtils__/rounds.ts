import { Killed } from '../../__testUtils__/Process';
import type { Replica } from '../../__testUtils__/Replica';
import type { Town } from '../../__testUtils__/Town';
import type { Watch } from '../../__testUtils__/Watch';

/** Does what may fail: an error of a wish or of a killed process is the caller's business, not the town's. */
export async function trying(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    const expected =
      error instanceof Killed ||
      /Conflict|Throttled|Uncertain|Refused|Capacity|Unavailable/.test(
        (error as Error).name,
      );
    if (!expected) {
      throw error;
    }
  }
}

/** A run of the reconciler as it is scheduled: the fleet is compared first when this process has not done so. */
export async function work(town: Town, replica: Replica): Promise<void> {
  if (!replica.first.isOver) {
    await trying(() => sweep(town, replica));
  }
  await replica.reconciler.run();
}

/** The sweep is the last net; what it has to end slipped through the lifecycle. */
export async function sweep(town: Town, replica: Replica): Promise<void> {
  const { terminated, adopted } = await replica.sweep.run();
  if (terminated + adopted > 0) {
    throw new Error(
      `seed ${town.seed}: the sweep found ${terminated} orphans and adopted ${adopted}`,
    );
  }
}

/** Without further faults and wishes, everything comes to rest within the deadlines. */
export async function quiesce(town: Town, watch: Watch): Promise<void> {
  town.simulator.control.setFaults([]);
  const replica = town.replica();
  // Members that are replaced every hour never rest.
  for (const { templateId, settings } of await replica.pools.list()) {
    await town.setPool(templateId, { ...settings, maxAgeHours: undefined });
  }
  for (let round = 0; round < 400; round += 1) {
    town.pass(round < 50 ? 5 : 60);
    await work(town, replica);
    if (round % 5 === 0) {
      await replica.keeper.run();
      await watch.look();
    }
    if (round % 10 === 9) {
      await sweep(town, replica);
      await work(town, replica);
    }
    const [due] = await town
      .knex('workstations')
      .whereNotNull('next_check_at')
      .count({ count: '*' });
    // The grace for orphans and a sweep after it have passed.
    if (Number(due.count) === 0 && round > 90 && round % 10 === 9) {
      return;
    }
  }
  const restless = await town
    .knex('workstations')
    .whereNotNull('next_check_at')
    .select('id', 'status', 'intent', 'reason_message');
  throw new Error(
    `seed ${town.seed}: never came to rest: ${JSON.stringify(restless)}`,
  );
}
