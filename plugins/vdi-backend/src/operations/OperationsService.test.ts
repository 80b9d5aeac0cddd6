import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { ServiceUnavailableError } from '@backstage/errors';
import { AccessError } from '../aws';
import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { aCaller } from '../__testUtils__/people';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import { HealthMonitor } from '../health';
import { AwsCallMeter } from '../metrics';
import { completeSettings } from '../pools';
import { LAST_SWEEP } from '../sweep';
import type { CatalogTemplate } from '../templates';
import { Heartbeat } from './Heartbeat';
import { OperationsService } from './OperationsService';
import { DatabaseOperationsStore } from './store';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const CALLER = aCaller('user:default/olga');
const DAY = 24 * 3600;

describe.each(databases.eachSupportedId())('operations on %s', id => {
  const logger = mockServices.logger.mock();
  let fixture: StoreFixture;
  let store: DatabaseOperationsStore;
  let readFleet: boolean;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
    store = DatabaseOperationsStore.create({ knex: fixture.knex });
  });

  beforeEach(async () => {
    readFleet = true;
    await fixture.clear();
    for (const table of ['aws_calls', 'replicas']) {
      await fixture.knex(table).delete();
    }
  });

  const health = new HealthMonitor({ logger, clock: () => NOON });

  const list = jest.fn(async (): Promise<CatalogTemplate[]> => []);

  const report = (now = NOON) =>
    new OperationsService({
      access: { rightsOf: async () => ({ readFleet }) },
      store,
      workstations: fixture.store,
      pools: {
        states: async () =>
          new Map([
            [
              'ubuntu',
              { failures: 3, failure: 'No image.', heldUntil: noonPlus(60) },
            ],
            ['windows', { failures: 1, heldUntil: noonPlus(-60) }],
          ]),
      },
      directory: {
        all: async () =>
          new Map([
            [
              'gpu',
              {
                settings: completeSettings({
                  baseSize: 1,
                  windows: [],
                  paused: true,
                }),
                source: 'portal' as const,
                updatedAt: NOON,
                updatedBy: { kind: 'user', ref: 'user:default/nils' },
              },
            ],
            [
              'rocky',
              {
                settings: completeSettings({
                  baseSize: 1,
                  windows: [],
                  paused: true,
                }),
                source: 'configuration' as const,
              },
            ],
          ]),
      },
      catalog: { list },
      health,
      clock: () => now,
    }).report(CALLER);

  /** A backend with calls of its own. */
  function replica(replicaId: string) {
    const calls = new AwsCallMeter(metricsServiceMock.mock());
    let now = NOON;
    const heartbeat = new Heartbeat({
      replicaId,
      store,
      calls,
      logger,
      clock: () => now,
    });
    return {
      calls,
      beat: (at: Date) => {
        now = at;
        return heartbeat.beat();
      },
    };
  }

  const call = (
    outcome: 'answered' | 'throttled' | 'failed',
    seconds = 0.5,
  ) => ({
    action: 'ec2:RunInstances',
    outcome,
    seconds,
  });

  it('are for those who may see the fleet', async () => {
    readFleet = false;
    await expect(report()).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('adds up the calls of all replicas, by hour and day', async () => {
    const [a, b] = [replica('a'), replica('b')];
    a.calls.record(call('answered'));
    await a.beat(noonPlus(-5 * 3600));
    a.calls.record(call('answered'));
    a.calls.record(call('throttled'));
    b.calls.record(call('failed', 2));
    b.calls.record({ ...call('answered'), action: 'ec2:StartInstances' });
    await Promise.all([a.beat(noonPlus(-60)), b.beat(noonPlus(-50))]);
    // Nothing new: nothing is counted twice.
    await a.beat(NOON);
    const { awsCalls } = await report();
    expect(awsCalls).toEqual([
      {
        action: 'ec2:RunInstances',
        lastHour: { calls: 3, throttled: 1, failed: 1, averageSeconds: 1 },
        lastDay: { calls: 4, throttled: 1, failed: 1, averageSeconds: 0.875 },
      },
      {
        action: 'ec2:StartInstances',
        lastHour: { calls: 1, throttled: 0, failed: 0, averageSeconds: 0.5 },
        lastDay: { calls: 1, throttled: 0, failed: 0, averageSeconds: 0.5 },
      },
    ]);
    expect((await report(noonPlus(2 * DAY))).awsCalls).toEqual([]);
    await store.purge(noonPlus(-3600));
    expect((await store.callsSince(noonPlus(-DAY)))[0].calls).toBe(3);
  });

  it('loses no calls while the database does not answer', async () => {
    const { calls, beat } = replica('a');
    calls.record(call('answered'));
    const broken = jest
      .spyOn(store, 'addCalls')
      .mockRejectedValueOnce(new Error('gone'));
    await beat(NOON);
    broken.mockRestore();
    calls.record(call('answered'));
    await beat(NOON);
    expect((await report()).awsCalls[0].lastHour.calls).toBe(2);
  });

  it('knows which replicas work', async () => {
    const [old, young] = [replica('old'), replica('young')];
    await old.beat(noonPlus(-3600));
    await old.beat(noonPlus(-600));
    await young.beat(noonPlus(-30));
    const { replicas } = await report();
    expect(replicas).toMatchObject([
      { id: 'old', seenAt: noonPlus(-600).toISOString(), working: false },
      { id: 'young', seenAt: noonPlus(-30).toISOString(), working: true },
    ]);
  });

  it('shows the queue, the longest waiting first', async () => {
    const held = aWorkstation({
      status: 'starting',
      nextCheckAt: noonPlus(-9),
    });
    await fixture.insert(
      aWorkstation(),
      aWorkstation({ nextCheckAt: noonPlus(60) }),
      held,
      aWorkstation({ status: 'requested', nextCheckAt: noonPlus(-90) }),
      aWorkstation({ status: 'terminated', nextCheckAt: noonPlus(-900) }),
    );
    await fixture
      .knex('workstations')
      .where('id', held.id)
      .update({ locked_by: 'a', locked_until: noonPlus(20) });
    expect((await report()).queue).toEqual({
      due: 2,
      locked: 1,
      lagSeconds: 90,
      statuses: [
        { status: 'requested', count: 1, due: 1, locked: 0, lagSeconds: 90 },
        { status: 'starting', count: 1, due: 1, locked: 1, lagSeconds: 9 },
        { status: 'ready', count: 2, due: 0, locked: 0, lagSeconds: 0 },
      ],
    });
  });

  it('groups what needs a look by reason, the worst first', async () => {
    const failed = {
      status: 'failed' as const,
      reasonCode: 'template-gone',
      reasonMessage: 'The template is gone.',
    };
    await fixture.insert(
      aWorkstation(),
      aWorkstation({ ...failed, statusSince: noonPlus(-900) }),
      aWorkstation({ ...failed, templateId: 'gpu' }),
      aWorkstation({
        status: 'requested',
        reasonCode: 'capacity',
        reasonMessage: 'None free.',
        deadlineAt: noonPlus(600),
      }),
      aWorkstation({ status: 'stopping', deadlineAt: noonPlus(-301) }),
      // A minute is nothing yet, two are, with or without a reason.
      aWorkstation({ status: 'starting', statusSince: noonPlus(-60) }),
      aWorkstation({ status: 'starting', statusSince: noonPlus(-120) }),
      // It waits for nothing.
      aWorkstation({
        status: 'stopped',
        reasonCode: 'stopped-instead',
        reasonMessage: 'Not hibernated.',
      }),
      // Four minutes are nothing yet.
      aWorkstation({ status: 'stopping', deadlineAt: noonPlus(-240) }),
    );
    expect((await report()).troubles).toEqual([
      {
        kind: 'stuck',
        status: 'stopping',
        count: 1,
        since: NOON.toISOString(),
        templateId: 'ubuntu-developer',
      },
      {
        kind: 'failed',
        status: 'failed',
        code: 'template-gone',
        message: 'The template is gone.',
        count: 2,
        since: noonPlus(-900).toISOString(),
        templateId: undefined,
      },
      {
        kind: 'waiting',
        status: 'requested',
        code: 'capacity',
        message: 'None free.',
        count: 1,
        since: NOON.toISOString(),
        templateId: 'ubuntu-developer',
      },
      {
        kind: 'waiting',
        status: 'starting',
        count: 1,
        since: noonPlus(-120).toISOString(),
        templateId: 'ubuntu-developer',
      },
    ]);
  });

  it('names what is missing, the last sweep and the pools that are held', async () => {
    expect((await report()).sweep).toBeUndefined();
    const sweep = {
      at: NOON.toISOString(),
      instances: 9,
      kicked: 1,
      adopted: 1,
      terminated: 0,
      finished: 0,
      orphans: 2,
      alarms: ['2 machines belong to nobody.'],
    };
    await fixture.store.writeState(LAST_SWEEP, JSON.stringify(sweep));
    health.failed('compute', new AccessError('Allow ec2:RunInstances.'));
    const { checks, pools, ...rest } = await report();
    expect(rest.sweep).toEqual(sweep);
    expect(checks.find(each => each.name === 'compute')).toMatchObject({
      status: 'degraded',
      problem: 'access',
      detail: 'Allow ec2:RunInstances.',
    });
    expect(pools).toEqual([
      {
        templateId: 'ubuntu',
        reason: 'No image.',
        until: noonPlus(60).toISOString(),
        failures: 3,
      },
      {
        templateId: 'gpu',
        reason: 'It is paused in the portal.',
        paused: true,
        source: 'portal',
        updatedAt: NOON.toISOString(),
        updatedBy: { kind: 'user', ref: 'user:default/nils' },
      },
      {
        templateId: 'rocky',
        reason:
          "It is paused in the portal's configuration, under 'vdi.pools'.",
        paused: true,
        source: 'configuration',
      },
    ]);
  });

  it('give the reason that outlasts the others, and do without EC2', async () => {
    list.mockResolvedValueOnce([
      { id: 'gpu', hidden: true },
      { id: 'other', hidden: true },
    ] as CatalogTemplate[]);
    const { pools } = await report();
    expect(pools.map(({ templateId }) => templateId)).toEqual([
      'gpu',
      'ubuntu',
      'rocky',
    ]);
    expect(pools[0].reason).toMatch(/^The template is hidden/);
    list.mockRejectedValueOnce(new ServiceUnavailableError('EC2 is away.'));
    expect((await report()).pools).toHaveLength(3);
  });
});
