import type { Figure } from '../measure';
import type { PoolDay, Scale } from '../Scale';
import { describeCalls } from '../sweep';
import { arrivals } from './arrivals';
import { EC2_TIMING, ON, TEMPLATE } from './timing';
import { VirtualPortal } from './VirtualPortal';

/** Midnight of a Monday in {@link ZONE} */
const MIDNIGHT = Date.parse('2026-03-02T00:00:00+01:00');
const ZONE = 'Europe/Paris';
const HOUR = 3_600_000;
const ROLLOUT = 12;
/** Milliseconds between two looks at machines: fewer than in a portal, or the day would take half an hour. */
const INTERVAL = 10_000;

interface Happening {
  at: number;
  happen: () => Promise<void>;
}

/** A working day of a pool with working hours, a morning rush, and a new version of the template at noon. */
export async function measurePoolDay({
  day,
}: Pick<Scale, 'day'>): Promise<Figure[]> {
  const { members, requests, from } = day;
  const portal = await VirtualPortal.start({
    at: new Date(MIDNIGHT + from * HOUR),
    timing: EC2_TIMING,
    interval: INTERVAL,
    pools: {
      [TEMPLATE]: {
        baseSize: Math.ceil(members / 30),
        windows: [
          {
            days: ['mon', 'tue', 'wed', 'thu', 'fri'],
            from: '07:00',
            to: '18:00',
            timeZone: ZONE,
            size: members,
          },
        ],
        surge: Math.ceil(members / 10),
      },
    },
  });
  try {
    const { control } = portal.simulator;
    control.clearCalls();
    control.setTokenBuckets(true);
    const happenings: Happening[] = [
      ...arrivals(requests, 1).map((second, index) => ({
        at: MIDNIGHT + second * 1000,
        happen: () => ask(portal, index),
      })),
      { at: MIDNIGHT + ROLLOUT * HOUR, happen: () => rollOut(portal) },
    ];
    await play(portal, happenings, day);
    return await report(portal, day);
  } finally {
    await portal.stop();
  }
}

/** Lets the day pass; what happens at the same time happens in order. */
async function play(
  portal: VirtualPortal,
  happenings: Happening[],
  { to }: PoolDay,
): Promise<void> {
  const end = MIDNIGHT + to * HOUR;
  const begun = portal.now().getTime();
  const within = happenings
    .filter(({ at }) => at >= begun && at < end)
    .sort((one, other) => one.at - other.at);
  for (const { at, happen } of [
    ...within,
    { at: end, happen: async () => {} },
  ]) {
    while (portal.now().getTime() < at) {
      await portal.step(new Date(at));
    }
    await happen();
  }
}

async function ask(portal: VirtualPortal, index: number): Promise<void> {
  const person = `person-${index}`;
  const ownerRef = `user:default/${person}`;
  await portal.database.store.request({
    template: await portal.choose(TEMPLATE),
    ownerRef,
    personalUser: person,
    limit: 3,
    actor: { kind: 'user', ref: ownerRef },
    now: portal.now(),
  });
  await portal.claimed();
}

async function rollOut(portal: VirtualPortal): Promise<void> {
  const { launchTemplateId, templateVersion } = await portal.choose(TEMPLATE);
  await portal.aws.launchTemplates.setDefaultVersion(
    launchTemplateId,
    templateVersion + 1,
  );
}

async function report(
  portal: VirtualPortal,
  { members, from, to }: PoolDay,
): Promise<Figure[]> {
  const since = new Date(MIDNIGHT);
  const figures = (await portal.poolStore.figures(since)).get(TEMPLATE);
  const idle = (await portal.poolStore.idleHours(since, portal.now())).get(
    TEMPLATE,
  );
  if (!figures || idle === undefined) {
    throw new Error('The day left no figures.');
  }
  const { claimed, missed, median, p99 } = figures;
  const { calls, throttles } = portal.simulator.control.state();
  const measure = `A day of a pool of ${members}`;
  const share = (100 * claimed) / (claimed + missed);
  const refused = Object.values(throttles).reduce((sum, each) => sum + each, 0);
  return [
    {
      measure: `${measure}: hit rate`,
      on: ON,
      result: `${share.toFixed(1)} % of ${
        claimed + missed
      } requests, with a rollout at noon`,
    },
    {
      measure: `${measure}: to connectable`,
      on: ON,
      result: `median ${median} s, p99 ${p99} s; a cold start takes about 90 s`,
    },
    {
      measure: `${measure}: idle`,
      on: ON,
      result: `${Math.round(idle)} machine hours; ${Math.round(
        members * (to - from),
      )} if it were full all the time`,
    },
    {
      measure: `${measure}: AWS calls`,
      on: ON,
      result: `${describeCalls(calls)}; ${refused} throttled`,
    },
  ];
}
