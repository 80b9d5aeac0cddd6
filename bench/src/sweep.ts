import { ulid } from 'ulid';
import {
  DEFAULT_POLICY,
  DEFAULT_SWEEP_POLICY,
  FleetSweep,
  HealthMonitor,
  TAG,
  toColumns,
} from './backend';
import type { Database } from './Database';
import { fleetRow } from './fleetRows';
import { concurrently, spread, timed, type Figure } from './measure';
import { quietLogger } from './quietLogger';
import { Recording } from './Recording';
import type { Scale } from './Scale';
import { SimulatedAws } from './SimulatedAws';

/** Instances of one launch. */
const LAUNCH = 500;
const ROUNDS = 7;

/** The comparison of the whole fleet with the database when all is well. */
export async function measureSweep(
  database: Database,
  { instances }: Pick<Scale, 'instances'>,
): Promise<Figure[]> {
  const simulated = await SimulatedAws.start();
  try {
    await launchFleet(simulated, database, instances);
    const sweep = sweepOver(simulated, database);
    await simulated.forgetCalls();
    const outcome = await sweep.run();
    if (outcome.instances !== instances || outcome.kicked > 0) {
      throw new Error(`The sweep found ${JSON.stringify(outcome)}.`);
    }
    const calls = await simulated.calls();
    const recording = await Recording.of(simulated.clients.ec2, () =>
      simulated.aws.fleet.sweep(),
    );
    const whole: number[] = [];
    const reading: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      // In turns: what else the machine does then disturbs both alike.
      whole.push((await timed(() => sweep.run())).ms);
      reading.push(
        (await timed(() => recording.play(() => simulated.aws.fleet.sweep())))
          .ms,
      );
    }
    const share = spread(reading).p50 / spread(whole).p50;
    return [
      {
        measure: `Sweep of ${instances} instances`,
        on: `${database.name}, simulated AWS`,
        ...spread(whole),
        result: `${describeCalls(calls)}; ${percent(
          share,
        )} is the SDK reading ${(recording.bytes / 1e6).toFixed(1)} MB of XML`,
      },
    ];
  } finally {
    await simulated.stop();
  }
}

/** Counts of calls in words, the most frequent action first. */
export function describeCalls(calls: Record<string, number>): string {
  return Object.entries(calls)
    .sort(([, one], [, other]) => other - one)
    .map(([action, count]) => `${count} ${action.split(':')[1]}`)
    .join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function sweepOver({ aws }: SimulatedAws, { store }: Database): FleetSweep {
  const clock = () => new Date();
  return new FleetSweep({
    ...aws,
    store,
    templates: () => aws.launchTemplates.list(),
    lifecycle: DEFAULT_POLICY,
    policy: DEFAULT_SWEEP_POLICY,
    health: new HealthMonitor({ logger: quietLogger, clock }),
    logger: quietLogger,
    clock,
  });
}

/** Running instances that bear all the tags of owned workstations, each with its row. */
async function launchFleet(
  { aws }: SimulatedAws,
  { knex }: Database,
  count: number,
): Promise<void> {
  const [template] = await aws.launchTemplates.list();
  const now = new Date();
  await knex('workstations').delete();
  for (let start = 0; start < count; start += LAUNCH) {
    const launched = await aws.fleet.launch({
      launchId: `vdi-${ulid().toLowerCase()}`,
      launchTemplateId: template.launchTemplateId,
      version: template.defaultVersion,
      count: Math.min(LAUNCH, count - start),
      tags: { [TAG.template]: template.id },
    });
    const rows = launched.map(({ instanceId }, index) => ({
      ...fleetRow(start + index, { people: count, now }),
      status: 'ready' as const,
      ownerRef: `user:default/person-${start + index}`,
      instanceId,
    }));
    await knex('workstations').insert(rows.map(toColumns));
    await concurrently(rows, 10, row =>
      aws.fleet.tag([row.instanceId], {
        [TAG.workstation]: row.id,
        [TAG.owner]: row.ownerRef,
        [TAG.name]: `${row.name} (${row.ownerRef})`,
      }),
    );
  }
}
