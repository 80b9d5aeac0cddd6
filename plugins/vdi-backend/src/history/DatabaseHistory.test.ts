import { TestDatabases } from '@backstage/backend-test-utils';
import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { StoreFixture } from '../__testUtils__/StoreFixture';
import { SYSTEM, type WorkstationRecord } from '../workstations';
import type { Announcement } from './History';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('the history on %s', id => {
  let fixture: StoreFixture;
  let workstation: WorkstationRecord;

  beforeAll(async () => {
    fixture = await StoreFixture.create(databases, id);
  });

  beforeEach(async () => {
    await fixture.clear();
    workstation = aWorkstation();
    await fixture.insert(workstation);
  });

  /** Writes lines that say so. */
  const write = async (...messages: string[]) => {
    for (const message of messages) {
      await fixture.history.append(
        workstation,
        { type: 'ready', actor: SYSTEM, message },
        NOON,
      );
    }
  };

  /** What a replica announces in one round. */
  const drain = async (now = NOON, limit = 100) => {
    const announced: Announcement[] = [];
    const count = await fixture.history.drain({
      limit,
      now,
      announce: async announcements => {
        announced.push(...announcements);
      },
    });
    expect(count).toBe(announced.length);
    return announced.map(each => each.event.message);
  };

  it('lists newest first, page by page, one workstation', async () => {
    const other = aWorkstation();
    await fixture.insert(other);
    await write('1', '2', '3');
    await fixture.history.append(other, { type: 'ready', actor: SYSTEM }, NOON);
    await write('4', '5');
    const messages: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.history.list(workstation.id, {
        limit: 2,
        cursor,
      });
      messages.push(...page.items.map(each => each.message));
      cursor = page.nextCursor;
    } while (cursor);
    expect(messages).toEqual(['5', '4', '3', '2', '1']);
    expect(await fixture.history.list('ws-none', { limit: 2 })).toEqual({
      items: [],
      nextCursor: undefined,
    });
  });

  it('keeps who did it and what it was about', async () => {
    const event = {
      type: 'connection-granted' as const,
      actor: { kind: 'user' as const, ref: 'user:default/amara' },
      details: { expiresAt: '2026', count: 2, ok: true },
    };
    await fixture.history.append(workstation, event, NOON);
    const [line] = await fixture.events(workstation.id);
    expect(line).toEqual({
      ...event,
      id: expect.stringMatching(/^[0-9A-Z]{26}$/),
      workstationId: workstation.id,
      status: 'ready',
      at: NOON,
      message: undefined,
    });
  });

  it('announces each line once, oldest first, with its workstation', async () => {
    await write('1', '2', '3');
    expect(await drain(NOON, 2)).toEqual(['1', '2']);
    let seen: Announcement[] = [];
    await fixture.history.drain({
      limit: 2,
      now: NOON,
      announce: async announcements => {
        seen = announcements;
      },
    });
    expect(seen).toMatchObject([{ event: { message: '3' }, workstation }]);
    expect(await drain()).toEqual([]);
    expect(await drain(noonPlus(3600))).toEqual([]);
  });

  it('brings lines again after a while when announcing them failed', async () => {
    await write('1', '2');
    await expect(
      fixture.history.drain({
        limit: 100,
        now: NOON,
        announce: async () => {
          throw new Error('The replica died');
        },
      }),
    ).rejects.toThrow('The replica died');
    await write('3');
    expect(await drain(noonPlus(1))).toEqual(['3']);
    expect(await drain(noonPlus(30))).toEqual([]);
    expect(await drain(noonPlus(31))).toEqual(['1', '2']);
    expect(await drain(noonPlus(99))).toEqual([]);
  });

  it('hides lines from others while they are being announced', async () => {
    await write('1');
    let meanwhile: unknown;
    await fixture.history.drain({
      limit: 100,
      now: NOON,
      announce: async () => {
        meanwhile = await drain();
      },
    });
    expect(meanwhile).toEqual([]);
  });

  it('gives disjoint lines to replicas that ask at the same time', async () => {
    const messages = Array.from({ length: 40 }, (_, index) => `${index}`);
    await write(...messages);
    const rounds = await Promise.all([drain(), drain(), drain()]);
    const rest = await drain();
    const all = [...rounds.flat(), ...rest].map(Number);
    expect(all.sort((a, b) => a - b)).toEqual(messages.map(Number));
  });

  it('passes over lines whose workstation is gone', async () => {
    await write('1');
    await fixture.knex('workstations').delete();
    const announced: Announcement[][] = [];
    await fixture.history.drain({
      limit: 100,
      now: NOON,
      announce: async announcements => {
        announced.push(announcements);
      },
    });
    expect(announced).toEqual([[]]);
    expect(await drain(noonPlus(60))).toEqual([]);
  });
});
