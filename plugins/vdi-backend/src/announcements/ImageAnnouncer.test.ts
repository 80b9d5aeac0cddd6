import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { NOON, noonPlus } from '../__testUtils__/builders';
import { MIGRATIONS_DIRECTORY } from '../database';
import { DatabaseImageStore } from '../images';
import {
  AMARA,
  anImageBuild,
  anImageProject,
  SYSTEM_ACTOR,
} from '../images/__testUtils__/imageBuilders';
import type { NewImageEvent } from '../images';
import { ImageAnnouncer } from './ImageAnnouncer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('ImageAnnouncer on %s', id => {
  let knex: Knex;
  let store: DatabaseImageStore;
  let now = NOON;
  const signals = { publish: jest.fn() };
  const notifications = { send: jest.fn() };
  const events = { publish: jest.fn() };
  const logger = mockServices.logger.mock();

  const announcer = () =>
    new ImageAnnouncer({
      store,
      signals,
      notifications: notifications as never,
      events,
      logger,
      clock: () => now,
    });

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    store = DatabaseImageStore.create({ knex });
  });

  beforeEach(async () => {
    now = NOON;
    jest.resetAllMocks();
    await store.removeProject('payments');
    await store.insertProject(anImageProject(), {
      type: 'created',
      actor: AMARA,
    });
  });

  /** A build with these lines in its history. */
  const write = async (...lines: NewImageEvent[]) => {
    const { build } = await store.insertBuild(
      anImageBuild({ imageArn: `arn:${lines[0].type}` }),
      { type: 'build-started', actor: SYSTEM_ACTOR },
    );
    await store.updateBuild(
      build,
      {},
      lines.map(each => ({
        ...each,
        buildId: build.id,
        buildNumber: build.number,
      })),
      NOON,
    );
  };

  it('tells the owners what is news to them, once', async () => {
    const message = 'The install script failed.';
    await write(
      { type: 'build-failed', actor: SYSTEM_ACTOR, message },
      { type: 'trial-passed', actor: SYSTEM_ACTOR },
      { type: 'approval-wanted', actor: SYSTEM_ACTOR },
      { type: 'promoted', actor: AMARA },
    );
    const announcing = announcer();
    await announcing.drained();
    await announcing.drained();
    const sent = notifications.send.mock.calls.map(([each]) => each);
    expect(sent.map(each => each.payload.title)).toEqual([
      "Build 1 of image 'Payments desktop' failed",
      "Build 1 of image 'Payments desktop' waits for approval",
      "People get build 1 of image 'Payments desktop' now",
    ]);
    expect(sent[0]).toMatchObject({
      recipients: { type: 'entity', entityRef: 'group:default/payments' },
      payload: {
        description: message,
        severity: 'high',
        link: '/vdi/images/payments',
        scope: 'vdi:image:payments:1',
      },
    });
    // Who did it knows.
    expect(sent[2].recipients.excludeEntityRef).toBe(AMARA.ref);
  });

  it('tells again what a replica took with it when it died', async () => {
    await write({ type: 'trial-failed', actor: SYSTEM_ACTOR });
    await store.unpublished({ now, until: noonPlus(30), limit: 100 });
    await announcer().drained();
    expect(notifications.send).not.toHaveBeenCalled();
    now = noonPlus(31);
    await announcer().drained();
    expect(notifications.send).toHaveBeenCalledTimes(1);
  });

  it('goes on when a notification cannot be sent', async () => {
    await write(
      { type: 'trial-failed', actor: SYSTEM_ACTOR },
      { type: 'rolled-back', actor: AMARA },
    );
    notifications.send.mockRejectedValueOnce(new Error('ill'));
    await announcer().drained();
    expect(notifications.send).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells pages of each change, and the catalog of all at once', async () => {
    await write({ type: 'promoted', actor: SYSTEM_ACTOR });
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const announcing = announcer();
      announcing.changed('payments');
      announcing.tellCatalog();
      announcing.tellCatalog();
      jest.advanceTimersByTime(1000);
      expect(events.publish.mock.calls).toEqual([
        [
          {
            topic: 'vdi-catalog',
            eventPayload: { changedAt: NOON.toISOString() },
          },
        ],
      ]);
    } finally {
      jest.useRealTimers();
    }
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'vdi:images',
          message: { imageId: 'payments' },
        },
      ],
    ]);
  });
});
