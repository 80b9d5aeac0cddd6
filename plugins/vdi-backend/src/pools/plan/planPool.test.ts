import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import fc from 'fast-check';
import { backoffOf } from './backoff';
import {
  censusOf,
  planPool,
  type PoolAction,
  type PoolMember,
  type PoolSituation,
} from './planPool';

const NOON = new Date('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

let count = 0;

function member(
  status: WorkstationStatus,
  { version = 1, age = 1 }: { version?: number; age?: number } = {},
): PoolMember {
  count += 1;
  return {
    id: `m-${count}`,
    version,
    status,
    createdAt: new Date(NOON.getTime() - age * HOUR),
  };
}

function situation(changes: Partial<PoolSituation> = {}): PoolSituation {
  return {
    members: [],
    target: 3,
    peak: 3,
    surge: 1,
    version: 1,
    unwanted: 'terminate',
    paused: false,
    held: false,
    doubtful: false,
    now: NOON,
    ...changes,
  };
}

const members = (statuses: WorkstationStatus[], options = {}) =>
  statuses.map(status => member(status, options));

const plan = (changes: Partial<PoolSituation>) => planPool(situation(changes));

describe('planPool', () => {
  it('launches what is missing, no more', () => {
    expect(plan({})).toEqual([{ kind: 'launch', count: 3 }]);
    expect(plan({ members: members(['pooled', 'launching']) })).toEqual([
      { kind: 'launch', count: 1 },
    ]);
    expect(
      plan({ members: members(['pooled', 'pooled', 'starting']) }),
    ).toEqual([]);
  });

  it('starts stopped members before it launches new ones', () => {
    const stopped = members(['stopped', 'stopped']);
    expect(plan({ members: stopped })).toEqual([
      { kind: 'start', id: stopped[0].id },
      { kind: 'start', id: stopped[1].id },
      { kind: 'launch', count: 1 },
    ]);
  });

  it('ends, stops or hibernates what is not wanted, the oldest first', () => {
    const [old, young] = [
      member('pooled', { age: 9 }),
      member('pooled', { age: 2 }),
    ];
    const surplus = { members: [young, old], target: 1 };
    expect(plan(surplus)).toEqual([
      { kind: 'terminate', id: old.id, reason: 'not-wanted' },
    ]);
    expect(plan({ ...surplus, unwanted: 'stop' })).toEqual([
      { kind: 'stop', id: old.id, hibernate: false },
    ]);
    expect(plan({ ...surplus, unwanted: 'hibernate' })).toEqual([
      { kind: 'stop', id: old.id, hibernate: true },
    ]);
  });

  it('keeps no more stopped members than will ever be wanted', () => {
    const kept = members(['stopped', 'stopping', 'stopped']);
    const warm = member('pooled');
    expect(
      plan({ members: [...kept, warm], target: 0, unwanted: 'stop' }),
    ).toEqual([{ kind: 'terminate', id: warm.id, reason: 'not-wanted' }]);
  });

  it('ends stopped members that will not be wanted, but none that it is about to start', () => {
    const stopped = members(['stopped', 'stopped', 'stopped']);
    const ended = (changes: Partial<PoolSituation>) =>
      plan({ members: stopped, ...changes }).filter(
        ({ kind }) => kind === 'terminate',
      );
    expect(ended({ target: 0 })).toHaveLength(3);
    expect(ended({ target: 2 })).toHaveLength(1);
    expect(ended({ target: 2, held: true })).toHaveLength(1);
    expect(ended({ target: 0, peak: 2, unwanted: 'stop' })).toHaveLength(1);
    expect(ended({ target: 0, peak: 3, unwanted: 'hibernate' })).toEqual([]);
    expect(ended({ target: 0, paused: true })).toEqual([]);
  });

  it('starts one after a failure, not all of them, until one is warm', () => {
    expect(plan({ doubtful: true })).toEqual([{ kind: 'launch', count: 1 }]);
    expect(plan({ doubtful: true, members: members(['preparing']) })).toEqual(
      [],
    );
    expect(plan({ doubtful: true, surge: 2 })).toEqual([
      { kind: 'launch', count: 2 },
    ]);
  });

  it('lets go first what has no machine yet', () => {
    const [warm, requested] = members(['pooled', 'requested']);
    expect(
      plan({ members: [warm, requested], target: 1, unwanted: 'stop' }),
    ).toEqual([{ kind: 'terminate', id: requested.id, reason: 'not-wanted' }]);
  });

  it('replaces old members step by step and keeps them for a rollback until then', () => {
    const old = members(['pooled', 'pooled', 'pooled']);
    const rollout = { version: 2, surge: 1 };
    expect(plan({ ...rollout, members: old })).toEqual([
      { kind: 'launch', count: 1 },
    ]);
    const coming = member('preparing', { version: 2 });
    expect(plan({ ...rollout, members: [...old, coming] })).toEqual([]);
    const fresh = member('pooled', { version: 2 });
    expect(plan({ ...rollout, members: [...old, fresh] })).toEqual([
      { kind: 'terminate', id: old[0].id, reason: 'old-version' },
      { kind: 'launch', count: 1 },
    ]);
    // Back again: the old ones are what is wanted, and the new one goes.
    expect(plan({ version: 1, members: [...old, fresh] })).toEqual([
      { kind: 'terminate', id: fresh.id, reason: 'old-version' },
    ]);
  });

  it('replaces members past their age', () => {
    const aged = member('pooled', { age: 30 });
    const fresh = members(['pooled', 'pooled']);
    expect(plan({ members: [aged, ...fresh], maxAge: 24 * HOUR })).toEqual([
      { kind: 'launch', count: 1 },
    ]);
    expect(
      plan({
        members: [aged, ...fresh, member('pooled')],
        maxAge: 24 * HOUR,
      }),
    ).toEqual([{ kind: 'terminate', id: aged.id, reason: 'too-old' }]);
  });

  it('cleans up failures, and starts nothing while it is held or paused', () => {
    const failed = member('failed');
    const cleanup = { kind: 'terminate', id: failed.id, reason: 'failed' };
    expect(plan({ members: [failed], held: true })).toEqual([cleanup]);
    expect(plan({ members: [failed], paused: true })).toEqual([cleanup]);
    const surplus = { members: members(['pooled', 'pooled']), target: 1 };
    expect(plan({ ...surplus, paused: true })).toEqual([]);
    expect(plan({ ...surplus, held: true })).toHaveLength(1);
  });
});

describe('backoffOf', () => {
  it('doubles from a minute to an hour', () => {
    expect([0, 1, 2, 3, 7, 100].map(each => backoffOf(each) / 60_000)).toEqual([
      0, 1, 2, 4, 60, 60,
    ]);
  });
});

/** Members that run or are on their way: what the surge limits. */
function running(all: PoolMember[]): number {
  const counted: WorkstationStatus[] = [
    'requested',
    'launching',
    'preparing',
    'starting',
    'pooled',
  ];
  return all.filter(({ status }) => counted.includes(status)).length;
}

function apply(
  all: PoolMember[],
  actions: PoolAction[],
  { version, now }: Pick<PoolSituation, 'version' | 'now'>,
): PoolMember[] {
  let next = all;
  const become = (id: string, status: WorkstationStatus) =>
    next.map(each => (each.id === id ? { ...each, status } : each));
  for (const action of actions) {
    if (action.kind === 'launch') {
      next = [
        ...next,
        ...Array.from({ length: action.count }, () => ({
          ...member('requested', { version }),
          createdAt: now,
        })),
      ];
    } else if (action.kind === 'start') {
      next = become(action.id, 'starting');
    } else if (action.kind === 'stop') {
      next = become(action.id, 'stopping');
    } else {
      next = next.filter(({ id }) => id !== action.id);
    }
  }
  return next;
}

const NEXT: Partial<Record<WorkstationStatus, WorkstationStatus>> = {
  requested: 'launching',
  launching: 'preparing',
  preparing: 'pooled',
  starting: 'preparing',
  stopping: 'stopped',
};

const anyHappening = fc.oneof(
  { weight: 6, arbitrary: fc.constant('progress') },
  { weight: 2, arbitrary: fc.constant('claim') },
  { weight: 1, arbitrary: fc.constant('failure') },
  { weight: 1, arbitrary: fc.record({ target: fc.nat({ max: 12 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ version: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ held: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ paused: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ doubtful: fc.boolean() }) },
);

describe('a pool over time', () => {
  const settings = fc.record({
    target: fc.nat({ max: 12 }),
    surge: fc.integer({ min: 1, max: 4 }),
    unwanted: fc.constantFrom('terminate', 'stop', 'hibernate'),
  });

  it('never grows over its target by more than the surge, and comes to rest at it', () => {
    fc.assert(
      fc.property(
        settings,
        fc.array(anyHappening, { minLength: 5, maxLength: 60 }),
        fc.infiniteStream(fc.nat()),
        (initial, happenings, choices) => {
          let now = situation({ ...initial, peak: 12 });
          const pick = (from: PoolMember[]) =>
            from[(choices.next().value as number) % from.length];
          const step = () => {
            const actions = planPool(now);
            const next = apply(now.members, actions, now);
            expect(running(next)).toBeLessThanOrEqual(
              Math.max(running(now.members), now.target + now.surge),
            );
            const started = actions.filter(
              ({ kind }) => kind === 'launch' || kind === 'start',
            );
            expect(now.paused || now.held ? started : []).toEqual([]);
            now = { ...now, members: next };
          };
          for (const happening of happenings) {
            if (happening === 'progress') {
              now = {
                ...now,
                members: now.members.map(each => ({
                  ...each,
                  status: NEXT[each.status] ?? each.status,
                })),
              };
            } else if (happening === 'claim') {
              const warm = censusOf(now).warm;
              const claimed = warm.length > 0 ? pick(warm) : undefined;
              now = {
                ...now,
                members: now.members.filter(each => each !== claimed),
              };
            } else if (happening === 'failure') {
              const victim =
                now.members.length > 0 ? pick(now.members) : undefined;
              now = {
                ...now,
                members: now.members.map(each =>
                  each === victim ? { ...each, status: 'failed' } : each,
                ),
              };
            } else {
              now = { ...now, ...happening };
            }
            step();
          }
          now = { ...now, paused: false, held: false, doubtful: false };
          for (let round = 0; round < 200; round += 1) {
            now = {
              ...now,
              members: now.members.map(each => ({
                ...each,
                status: NEXT[each.status] ?? each.status,
              })),
            };
            step();
          }
          const { warm, stopped, ...rest } = censusOf(now);
          expect(warm).toHaveLength(now.target);
          expect(stopped.length).toBeLessThanOrEqual(now.peak);
          expect(Object.values(rest).flat()).toEqual([]);
          expect(planPool(now)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
