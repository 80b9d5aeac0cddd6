import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { Killed } from '../__testUtils__/Process';
import { LIMIT, Town, type Replica } from '../__testUtils__/Town';
import { isResting } from '../lifecycle';
import { personalUserOf } from '../workstations';

jest.setTimeout(600_000);

/** `VDI_SEED=17` repeats one schedule; `VDI_SEEDS=1000` tries more of them. */
const ONLY = process.env.VDI_SEED ? Number(process.env.VDI_SEED) : undefined;
const SEEDS = Number(process.env.VDI_SEEDS ?? 200);
const CHUNKS = 8;

const PEOPLE = ['amara', 'jonas', 'mei'].map(name => `user:default/${name}`);
const TEMPLATES = ['ubuntu-developer', 'windows-2022'];

/** What can happen at one moment. Weights are the numbers of entries. */
const MOMENTS = [
  ...Array(6).fill('ask'),
  ...Array(2).fill('warm'),
  ...Array(3).fill('delete'),
  ...Array(2).fill('stop'),
  ...Array(2).fill('start'),
  'retry',
  'connect',
  ...Array(3).fill('fault'),
  'mend',
  'outside',
  ...Array(2).fill('crash'),
  'sweep',
  ...Array(12).fill('work'),
] as const;

async function live(town: Town): Promise<void> {
  const { random, simulator } = town;
  const choices = await Promise.all(TEMPLATES.map(id => town.template(id)));
  const replicas: Replica[] = [town.replica(), town.replica()];
  const someone = async () => {
    const rows = await town
      .knex('workstations')
      .whereRaw("status <> 'terminated'")
      .orderBy('id');
    return rows.length > 0
      ? replicas[0].store.get(random.pick(rows).id)
      : undefined;
  };
  /** An error of a wish or of a killed process is the caller's business, not the town's. */
  const trying = async (action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      const expected =
        error instanceof Killed ||
        /Conflict|Throttled|Uncertain|Refused|Capacity/.test(
          (error as Error).name,
        );
      if (!expected) {
        throw error;
      }
    }
  };

  for (let step = 0; step < 60; step += 1) {
    const replica = random.pick(replicas);
    const moment = random.pick(MOMENTS);
    switch (moment) {
      case 'ask': {
        const template = random.pick(choices);
        const ownerRef = random.pick(PEOPLE);
        await trying(() =>
          replica.store.request({
            template,
            ownerRef,
            personalUser: personalUserOf(ownerRef, template.platform),
            limit: LIMIT,
            actor: { kind: 'user', ref: ownerRef },
            now: town.now(),
          }),
        );
        break;
      }
      case 'warm':
        await trying(() =>
          replica.store.requestPooled({
            template: random.pick(choices),
            count: 1 + random.below(4),
            actor: { kind: 'user', ref: 'user:default/admin' },
            now: town.now(),
          }),
        );
        break;
      case 'delete':
      case 'stop':
      case 'start':
      case 'retry': {
        const workstation = await someone();
        if (workstation) {
          await trying(() =>
            town.act(replica, workstation, { action: moment }),
          );
        }
        break;
      }
      case 'connect': {
        const workstation = await someone();
        if (workstation?.status === 'ready' && workstation.privateDnsName) {
          await trying(() =>
            replica.aws.directory.openRoute({
              workstationId: workstation.id,
              epoch: workstation.epoch,
              host: workstation.privateDnsName as string,
              port: 8443,
              serverSessionId: 'console',
              osUser: workstation.osUser as string,
            }),
          );
        }
        break;
      }
      case 'fault':
        simulator.control.addFault({
          kind: random.pick([
            'throttle',
            'error-before',
            'error-after',
            'lost-response',
            'lost-response',
            'capacity',
            'command-failure',
          ] as const),
          service: random.pick([
            'ec2',
            'ec2',
            'ssm',
            'dynamodb',
            'secretsmanager',
          ]),
          count: 1 + random.below(4),
          probability: 0.7,
        });
        break;
      case 'mend':
        simulator.control.setFaults([]);
        break;
      case 'outside': {
        const alive = simulator.control
          .state()
          .instances.filter(each => each.state === 'running');
        if (alive.length > 0) {
          simulator.control.happen(
            random.pick(['stop', 'terminate', 'vanish'] as const),
            random.pick(alive).instanceId,
          );
        }
        break;
      }
      case 'crash': {
        const index = random.below(replicas.length);
        replicas[index].process.killAfter(random.below(15));
        await trying(() => replicas[index].reconciler.run());
        replicas[index].process.kill();
        replicas[index] = town.replica();
        break;
      }
      case 'sweep':
        await trying(() => sweep(town, replica));
        break;
      default:
        town.pass(random.next() * random.pick([2, 5, 20]));
        await Promise.all(
          replicas.map(each => trying(() => each.reconciler.run())),
        );
    }
  }
  await quiesce(town);
}

/** The sweep is the last net; what it has to end slipped through the lifecycle. */
async function sweep(town: Town, replica: Replica): Promise<void> {
  const { terminated, adopted } = await replica.sweep.run();
  if (terminated + adopted > 0) {
    throw new Error(
      `seed ${town.seed}: the sweep found ${terminated} orphans and adopted ${adopted}`,
    );
  }
}

/** Without further faults and wishes, everything comes to rest within the deadlines. */
async function quiesce(town: Town): Promise<void> {
  town.simulator.control.setFaults([]);
  const replica = town.replica();
  for (let round = 0; round < 400; round += 1) {
    town.pass(round < 100 ? 5 : 60);
    await replica.reconciler.run();
    if (round % 10 === 9) {
      await sweep(town, replica);
      await replica.reconciler.run();
    }
    const [due] = await town
      .knex('workstations')
      .whereNotNull('next_check_at')
      .count({ count: '*' });
    // The grace for orphans and a sweep after it have passed.
    if (Number(due.count) === 0 && round > 140 && round % 10 === 9) {
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

async function problems(town: Town): Promise<string[]> {
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

/** One schedule from an empty database to rest; answers with what it left behind. */
async function play(seed: number, knex: Knex): Promise<string[]> {
  const town = await Town.create({ knex, seed });
  try {
    await live(town);
    return (await problems(town)).map(each => `seed ${seed}: ${each}`);
  } finally {
    await town.close();
  }
}

describe.each(Array.from({ length: CHUNKS }, (_, index) => index))(
  'random schedules on SQLite, part %i',
  chunk => {
    const seeds =
      ONLY === undefined
        ? Array.from({ length: SEEDS }, (_, index) => index + 1).filter(
            seed => seed % CHUNKS === chunk,
          )
        : [ONLY].filter(() => chunk === 0);

    it(`leave nothing behind (${seeds.length} seeds)`, async () => {
      const left: string[] = [];
      for (const seed of seeds) {
        const knex = knexFactory({
          client: 'better-sqlite3',
          connection: ':memory:',
          useNullAsDefault: true,
        });
        left.push(...(await play(seed, knex)));
      }
      expect(left).toEqual([]);
    });
  },
);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});
const postgres = databases.supports('POSTGRES_18') ? describe : describe.skip;

postgres('random schedules on PostgreSQL', () => {
  it('leave nothing behind', async () => {
    const left: string[] = [];
    for (let seed = 1001; seed <= 1000 + SEEDS / 10; seed += 1) {
      left.push(...(await play(seed, await databases.init('POSTGRES_18'))));
    }
    expect(left).toEqual([]);
  });
});
