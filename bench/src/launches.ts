import {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  DEFAULT_POLICY,
  HealthMonitor,
  Reconciler,
  TemplateCatalog,
} from './backend';
import type { Database } from './Database';
import { concurrently, timed, type Figure } from './measure';
import { quietLogger } from './quietLogger';
import type { Scale } from './Scale';
import { SimulatedAws } from './SimulatedAws';
import { describeCalls } from './sweep';

/** Milliseconds between two runs, as configured by default. */
const INTERVAL = 2000;

/** So many people ask at once for a workstation of one template of which none is warm. */
export async function measureLaunches(
  database: Database,
  { launches }: Pick<Scale, 'launches'>,
): Promise<Figure[]> {
  const simulated = await SimulatedAws.start();
  try {
    const { knex } = database;
    await knex('workstations').delete();
    const reconciler = reconcilerOver(simulated, database);
    await requestAll(simulated, database, launches);
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    knex.on('query', count);
    await simulated.forgetCalls();
    let busy = 0;
    const { ms } = await timed(async () => {
      while (!(await areReady(database, launches))) {
        const start = performance.now();
        await reconciler.run();
        const took = performance.now() - start;
        busy += took;
        await new Promise(resolve =>
          setTimeout(resolve, Math.max(0, INTERVAL - took)),
        );
      }
    });
    knex.off('query', count);
    const calls = await simulated.calls();
    const total = Object.values(calls).reduce((sum, each) => sum + each, 0);
    return [
      {
        measure: `${launches} workstations from the request to ready`,
        on: `${database.name}, simulated AWS`,
        result: `${seconds(
          ms,
        )} until the last, of which the reconciler works ${seconds(busy)}; ${(
          total / launches
        ).toFixed(2)} AWS calls and ${(statements / launches).toFixed(
          1,
        )} SQL statements for each; ${describeCalls(calls)}`,
      },
    ];
  } finally {
    await simulated.stop();
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function reconcilerOver({ aws }: SimulatedAws, { knex, store }: Database) {
  const clock = () => new Date();
  const policy = DEFAULT_POLICY;
  const health = new HealthMonitor({ logger: quietLogger, clock });
  return new Reconciler({
    ...aws,
    store,
    queue: DatabaseWorkQueue.create({ knex }),
    launches: DatabaseLaunchStore.create({ knex, policy }),
    placements: new TemplateCatalog({
      launchTemplates: aws.launchTemplates,
      subnetIds: [],
      health,
      clock,
    }),
    policy,
    health,
    logger: quietLogger,
    clock,
  });
}

async function requestAll(
  { aws }: SimulatedAws,
  { store }: Database,
  count: number,
): Promise<void> {
  const template = (await aws.launchTemplates.list()).find(
    each => each.platform === 'linux',
  );
  if (!template) {
    throw new Error('The simulator has no Linux template.');
  }
  const people = Array.from({ length: count }, (_, index) => `asker-${index}`);
  await concurrently(people, 10, person =>
    store.request({
      template: {
        templateId: template.id,
        templateName: template.name,
        launchTemplateId: template.launchTemplateId,
        templateVersion: template.defaultVersion,
        platform: template.platform,
        identityMode: template.identityMode,
        sharedUser: template.sharedUser,
      },
      ownerRef: `user:default/${person}`,
      personalUser: person,
      limit: 3,
      actor: { kind: 'user', ref: `user:default/${person}` },
      now: new Date(),
    }),
  );
}

async function areReady({ store }: Database, count: number): Promise<boolean> {
  const { ready = 0, failed = 0 } = await store.countByStatus();
  if (failed > 0) {
    throw new Error(`${failed} of ${count} workstations failed.`);
  }
  return ready === count;
}
