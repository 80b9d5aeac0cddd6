import type { Reconciler } from './backend';
import type { Database } from './Database';
import { concurrently, timed, type Figure } from './measure';
import { reconcilerOver } from './reconcilerOver';
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
    const { reconciler } = reconcilerOver({ aws: simulated.aws, database });
    await requestAll(simulated, database, launches);
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    knex.on('query', count);
    await simulated.forgetCalls();
    const { ms, busy } = await runUntil(reconciler, () =>
      areReady(database, launches),
    );
    // Tags follow when nobody waits any more.
    await runUntil(reconciler, () => areTagged(database));
    knex.off('query', count);
    const calls = await simulated.calls();
    const total = Object.values(calls).reduce((sum, each) => sum + each, 0);
    const measure = `${launches} workstations from the request to ready`;
    const on = `${database.name}, simulated AWS`;
    const each = (all: number) => (all / launches).toFixed(2);
    return [
      {
        measure,
        on,
        result: `${seconds(
          ms,
        )} until the last, in which the reconciler works ${seconds(busy)}`,
      },
      {
        measure: `${measure}: AWS calls`,
        on,
        result: `${each(total)} for each: ${describeCalls(calls)}`,
      },
      {
        measure: `${measure}: SQL`,
        on,
        result: `${each(statements)} statements for each`,
      },
    ];
  } finally {
    await simulated.stop();
  }
}

/** Runs the reconciler as the scheduler does. Answers how long it took, and how long of that the reconciler worked. */
async function runUntil(
  reconciler: Reconciler,
  condition: () => Promise<boolean>,
): Promise<{ ms: number; busy: number }> {
  let busy = 0;
  const { ms } = await timed(async () => {
    while (!(await condition())) {
      const run = await timed(() => reconciler.run());
      busy += run.ms;
      await new Promise(resolve =>
        setTimeout(resolve, Math.max(0, INTERVAL - run.ms)),
      );
    }
  });
  return { ms, busy };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
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
        hibernation: false,
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

async function areTagged({ knex }: Database): Promise<boolean> {
  return !(await knex('workstations').where('tags_pending', true).first());
}
