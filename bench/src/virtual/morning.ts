import { ulid } from 'ulid';
import {
  DEFAULT_POLICY,
  intentChange,
  TAG,
  toColumns,
  type WorkstationRecord,
} from '../backend';
import { fleetRow } from '../fleetRows';
import type { Figure } from '../measure';
import type { Scale } from '../Scale';
import { EC2_TIMING, ON, TEMPLATE } from './timing';
import { VirtualPortal } from './VirtualPortal';

const EVENING = Date.parse('2026-03-01T18:00:00Z');
const HOUR = 3_600_000;
/** Machines of one call while the fleet is made */
const GROUP = 100;
/** EC2's buckets of StartInstances: https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html */
const BUCKETS = {
  requests: { capacity: 5, refill: 2 },
  instances: { capacity: 1000, refill: 2 },
};
/** Without jitter, so that it is known what the machines themselves take. */
const TIMING = { ...EC2_TIMING, jitter: 0 };
const MACHINE =
  TIMING.pendingSeconds +
  perLinux(TIMING.ssmOnlineSeconds) +
  perLinux(TIMING.commandSeconds);

/** People who start their stopped workstations, all at once. */
export async function measureMornings({
  starts,
}: Pick<Scale, 'starts'>): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const count of starts) {
    figures.push(await measureMorning(count));
  }
  return figures;
}

async function measureMorning(count: number): Promise<Figure> {
  const portal = await VirtualPortal.start({
    at: new Date(EVENING),
    timing: TIMING,
  });
  try {
    const { control } = portal.simulator;
    const rows = await stoppedFleet(portal, count);
    control.clearCalls();
    control.setTokenBuckets(true);
    const began = portal.now().getTime();
    await startAll(portal, rows);
    await until(portal, async () => (await countOf(portal, 'starting')) === 0);
    await until(portal, async () => (await countOf(portal, 'ready')) === count);
    const seconds = (portal.now().getTime() - began) / 1000;
    const { calls, throttles } = control.state();
    const sent = calls['ec2:StartInstances'] ?? 0;
    const refused = throttles['ec2:StartInstances'] ?? 0;
    const bound = bucketBound(sent - refused, count);
    return {
      measure: `${count} stopped workstations started at once`,
      on: ON,
      result: `${sent} StartInstances, ${refused} throttled; the last is connectable after ${seconds} s, ${(
        seconds /
        (bound + MACHINE)
      ).toFixed(
        2,
      )} times the ${bound} s of EC2's buckets and the ${MACHINE} s of the machine`,
    };
  } finally {
    await portal.stop();
  }
}

/** Seconds that EC2's buckets alone make so many calls for so many machines take. */
function bucketBound(calls: number, machines: number): number {
  const { requests, instances } = BUCKETS;
  return Math.max(
    0,
    (calls - requests.capacity) / requests.refill,
    (machines - instances.capacity) / instances.refill,
  );
}

async function until(
  portal: VirtualPortal,
  condition: () => Promise<boolean>,
): Promise<void> {
  const limit = new Date(portal.now().getTime() + HOUR);
  while (!(await condition())) {
    if (portal.now() >= limit) {
      throw new Error('The machines have not started within an hour.');
    }
    await portal.step(limit);
  }
}

async function countOf(
  portal: VirtualPortal,
  status: WorkstationRecord['status'],
): Promise<number> {
  const counts = await portal.database.store.countByStatus();
  return counts[status] ?? 0;
}

async function startAll(
  portal: VirtualPortal,
  rows: WorkstationRecord[],
): Promise<void> {
  for (const workstation of rows) {
    const now = portal.now();
    const change = intentChange(
      { action: 'start' },
      {
        workstation,
        actor: { kind: 'user', ref: workstation.ownerRef ?? '' },
        now,
        policy: DEFAULT_POLICY,
      },
    );
    if (change) {
      await portal.database.store.update(workstation, { ...change, now });
    }
  }
  portal.kick();
}

/** Workstations that people have stopped, and their machines. */
async function stoppedFleet(
  portal: VirtualPortal,
  count: number,
): Promise<WorkstationRecord[]> {
  const { sharedUser, ...template } = await portal.choose(TEMPLATE);
  const { fleet } = portal.aws;
  const ids: string[] = [];
  while (ids.length < count) {
    const launched = await fleet.launch({
      launchId: `vdi-${ulid().toLowerCase()}`,
      launchTemplateId: template.launchTemplateId,
      version: template.templateVersion,
      count: Math.min(GROUP, count - ids.length),
      tags: { [TAG.template]: template.templateId },
    });
    ids.push(...launched.map(each => each.instanceId));
    portal.pass(60);
  }
  for (let start = 0; start < count; start += GROUP) {
    await fleet.stop(ids.slice(start, start + GROUP));
    portal.pass(60);
  }
  portal.pass((14 * HOUR) / 1000);
  const now = portal.now();
  const rows = ids.map(
    (instanceId, index): WorkstationRecord => ({
      ...fleetRow(index, { people: count, now }),
      ...template,
      osUser: sharedUser,
      ownerRef: `user:default/person-${index}`,
      instanceId,
      status: 'stopped',
      intent: 'stop',
      routeClosed: true,
      tagsPending: false,
      deadlineAt: undefined,
      nextCheckAt: undefined,
    }),
  );
  await portal.database.knex.batchInsert(
    'workstations',
    rows.map(toColumns),
    20,
  );
  return rows;
}

function perLinux(seconds: typeof TIMING.commandSeconds): number {
  return typeof seconds === 'number' ? seconds : seconds.linux;
}
