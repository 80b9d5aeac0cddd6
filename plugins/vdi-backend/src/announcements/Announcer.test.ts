import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import type { History } from '../history';
import { VdiMetrics } from '../metrics';
import { SYSTEM, type WorkstationRecord } from '../workstations';
import { Announcer } from './Announcer';

jest.setTimeout(60_000);

describe('Announcer', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const logger = mockServices.logger.mock();
  let fixture: StoreFixture;
  let workstation: WorkstationRecord;
  let publish: jest.Mock;
  let send: jest.Mock;
  let now: Date;
  let announcers: Announcer[];

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, 'SQLITE_3');
  });

  beforeEach(async () => {
    jest.clearAllMocks();
    await fixture.clear();
    workstation = aWorkstation({ name: 'Shop' });
    await fixture.insert(workstation);
    publish = jest.fn(async () => {});
    send = jest.fn(async () => {});
    now = NOON;
    announcers = [];
  });

  afterEach(async () => {
    await Promise.all(announcers.map(each => each.stop()));
  });

  function anAnnouncer(history: History = fixture.history): Announcer {
    const announcer = new Announcer({
      history,
      signals: { publish } as unknown as SignalsService,
      notifications: { send } as unknown as NotificationService,
      metrics: new VdiMetrics(metricsServiceMock.mock()),
      logger,
      clock: () => now,
    });
    announcers.push(announcer);
    return announcer;
  }

  const fail = (of = workstation) =>
    fixture.history.append(
      of,
      { type: 'failed', actor: SYSTEM, message: 'Why' },
      NOON,
    );

  const signalled = () =>
    publish.mock.calls
      .map(([signal]) => signal)
      .filter(each => each.recipients.type === 'user');

  it('signals and notifies the owner, once', async () => {
    await fail();
    const announcer = anAnnouncer();
    await announcer.drained();
    expect(signalled()).toEqual([
      {
        recipients: { type: 'user', entityRef: 'user:default/amara' },
        channel: 'vdi:workstations',
        message: {
          workstationId: workstation.id,
          status: 'ready',
          revision: 1,
        },
      },
    ]);
    expect(send).toHaveBeenCalledTimes(1);
    await announcer.drained();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('tells the viewers of the fleet no more than once for many changes', async () => {
    const pooled = aWorkstation({ ownerRef: undefined });
    await fixture.insert(pooled);
    await fail(pooled);
    await fail(pooled);
    await anAnnouncer().drained();
    expect(signalled()).toEqual([]);
    expect(send).not.toHaveBeenCalled();
    await new Promise<void>(resolve => {
      publish.mockImplementation(async () => resolve());
    });
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'vdi:fleet',
          message: { changedAt: NOON.toISOString() },
        },
      ],
    ]);
  });

  it('lets neither a broken signal nor a broken notification stop the others', async () => {
    const other = aWorkstation({ ownerRef: 'user:default/bo' });
    await fixture.insert(other);
    await fail();
    await fail(other);
    publish.mockRejectedValueOnce(new Error('No socket'));
    send.mockRejectedValueOnce(new Error('No plugin'));
    await anAnnouncer().drained();
    expect(signalled()).toHaveLength(2);
    expect(send).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('a signal could not be sent: Error: No socket'),
    );
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(
        'a notification could not be sent: Error: No plugin',
      ),
    );
  });

  it('announces again what a replica took and died with', async () => {
    await fail();
    const died = jest.fn(async () => {
      throw new Error('The replica died');
    });
    await expect(
      fixture.history.drain({ limit: 10, now, announce: died }),
    ).rejects.toThrow('died');
    const announcer = anAnnouncer();
    await announcer.drained();
    expect(send).not.toHaveBeenCalled();
    now = noonPlus(31);
    await announcer.drained();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('survives a database that does not answer', async () => {
    const drain = jest
      .fn(fixture.history.drain.bind(fixture.history))
      .mockRejectedValueOnce(new Error('No database'));
    await fail();
    const announcer = anAnnouncer({
      list: fixture.history.list,
      append: fixture.history.append,
      drain,
    });
    await announcer.drained();
    expect(send).not.toHaveBeenCalled();
    await announcer.drained();
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('announces what comes up while it works, and more than fits in a round', async () => {
    for (let index = 0; index < 230; index += 1) {
      await fail();
    }
    const announcer = anAnnouncer();
    send.mockImplementationOnce(async () => {
      await fail();
      announcer.kick();
    });
    await announcer.drained();
    expect(send).toHaveBeenCalledTimes(231);
  });

  it('announces each line once with two replicas', async () => {
    for (let index = 0; index < 50; index += 1) {
      await fail();
    }
    await Promise.all([anAnnouncer().drained(), anAnnouncer().drained()]);
    expect(send).toHaveBeenCalledTimes(50);
  });
});
