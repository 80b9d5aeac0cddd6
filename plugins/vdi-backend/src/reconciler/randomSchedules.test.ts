import { TestDatabases } from '@backstage/backend-test-utils';
import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import knexFactory, { type Knex } from 'knex';
import { Killed } from '../__testUtils__/Process';
import { addHibernatingVersion } from '../__testUtils__/addHibernatingVersion';
import type { Random } from '../__testUtils__/Random';
import { LIMIT, Town, type Replica } from '../__testUtils__/Town';
import { Watch } from '../__testUtils__/Watch';
import { isResting } from '../lifecycle';
import {
  personalUserOf,
  type TemplateChoice,
  type Wish,
} from '../workstations';

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
  'warm',
  ...Array(3).fill('delete'),
  'force',
  ...Array(2).fill('stop'),
  'hibernate',
  ...Array(2).fill('start'),
  'reboot',
  'rebuild',
  'resize',
  'rename',
  'extend',
  'retry',
  'connect',
  ...Array(3).fill('pool'),
  'rollout',
  ...Array(3).fill('fault'),
  'mend',
  'outside',
  ...Array(2).fill('crash'),
  'sweep',
  'jump',
  ...Array(14).fill('work'),
] as const;

/** Types that both templates allow, and one that EC2 does not have. */
const TYPES = ['m7i.xlarge', 'm6i.xlarge', 'z9.huge'];

function wishOf(moment: string, random: Random, choice: TemplateChoice): Wish {
  switch (moment) {
    case 'rebuild':
      return { action: 'rebuild', version: choice.templateVersion };
    case 'resize':
      return { action: 'resize', instanceType: random.pick(TYPES) };
    case 'rename':
      return { action: 'rename', name: `desk ${random.below(100)}` };
    case 'extend':
      return { action: 'extend', hours: 1 + random.below(3) };
    default:
      return { action: moment as 'stop' };
  }
}

function poolOf(random: Random): PoolSettings | undefined {
  if (random.chance(0.15)) {
    return undefined;
  }
  return {
    baseSize: random.below(4),
    windows: random.chance(0.5)
      ? [
          {
            days: ['mon'],
            // The town begins at eight.
            from: '08:05',
            to: random.pick(['08:20', '11:00']),
            timeZone: 'UTC',
            size: random.below(5),
          },
        ]
      : [],
    unwanted: random.pick(['terminate', 'stop', 'hibernate'] as const),
    surge: 1 + random.below(2),
    maxAgeHours: random.chance(0.2) ? 1 : undefined,
    paused: random.chance(0.1),
  };
}

function offer(replica: Replica, id: string): Promise<TemplateChoice> {
  return replica.templates.choose(id, undefined, {
    ownershipRefs: [],
    managesTemplates: true,
  });
}

async function live(town: Town): Promise<string[]> {
  const { random, simulator } = town;
  const watch = new Watch(town);
  // Half of the machines of one template can hibernate, the others are refused.
  const hibernating = await addHibernatingVersion(town.ec2, TEMPLATES[0]);
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
        /Conflict|Throttled|Uncertain|Refused|Capacity|Unavailable/.test(
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
        const ownerRef = random.pick(PEOPLE);
        const stopAfter = random.chance(0.3) ? 3600 : undefined;
        await trying(async () => {
          const template = await offer(replica, random.pick(TEMPLATES));
          const { claimedAt } = await replica.store.request({
            template: { ...template, stopAfter },
            ownerRef,
            personalUser: personalUserOf(ownerRef, template.platform),
            limit: LIMIT,
            actor: { kind: 'user', ref: ownerRef },
            now: town.now(),
          });
          if (claimedAt) {
            replica.keeper.kick(template.templateId);
          }
        });
        break;
      }
      case 'warm':
        await trying(async () =>
          replica.store.requestPooled({
            template: await offer(replica, random.pick(TEMPLATES)),
            count: 1 + random.below(3),
            actor: { kind: 'user', ref: 'user:default/admin' },
            now: town.now(),
          }),
        );
        break;
      case 'delete':
      case 'stop':
      case 'hibernate':
      case 'start':
      case 'reboot':
      case 'rebuild':
      case 'resize':
      case 'rename':
      case 'extend':
      case 'retry': {
        const workstation = await someone();
        if (workstation) {
          await trying(async () => {
            const template = await offer(replica, workstation.templateId);
            const wish = wishOf(moment, random, template);
            await town.act(replica, workstation, wish);
          });
        }
        break;
      }
      case 'force': {
        const workstation = await someone();
        // One whose machine is not known yet is left behind as an orphan on purpose.
        if (workstation?.instanceId) {
          await trying(() => town.forceEnd(replica, workstation));
        }
        break;
      }
      case 'pool':
        await town.setPool(random.pick(TEMPLATES), poolOf(random));
        break;
      case 'rollout': {
        const id = random.pick(TEMPLATES);
        const versions =
          id === TEMPLATES[0] ? [1, 2, 3, hibernating] : [1, 2, 3];
        await trying(() => town.rollOut(id, random.pick(versions)));
        break;
      }
      case 'jump':
        town.pass(60 + random.next() * 1200);
        break;
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
      default: {
        town.pass(random.next() * random.pick([2, 5, 20]));
        const planners = random.chance(0.2) ? replicas : [replica];
        await Promise.all([
          ...replicas.map(each => trying(() => each.reconciler.run())),
          ...(random.chance(0.4)
            ? planners.map(each => each.keeper.run())
            : []),
        ]);
        await watch.look();
      }
    }
  }
  await quiesce(town, watch);
  return watch.problems;
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
async function quiesce(town: Town, watch: Watch): Promise<void> {
  town.simulator.control.setFaults([]);
  const replica = town.replica();
  // Members that are replaced every hour never rest.
  for (const { templateId, settings } of await replica.pools.list()) {
    await town.setPool(templateId, { ...settings, maxAgeHours: undefined });
  }
  for (let round = 0; round < 400; round += 1) {
    town.pass(round < 50 ? 5 : 60);
    await replica.reconciler.run();
    if (round % 5 === 0) {
      await replica.keeper.run();
      await watch.look();
    }
    if (round % 10 === 9) {
      await sweep(town, replica);
      await replica.reconciler.run();
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
    const seen = await live(town);
    return [...seen, ...(await problems(town))].map(
      each => `seed ${seed}: ${each}`,
    );
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
