import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import { aWorkstation, NOON, noonPlus } from '../../__testUtils__/builders';
import { DEFAULT_POLICY } from '../../lifecycle';
import type { Actor, WorkstationRecord } from '../WorkstationRecord';
import { intentChange } from './intentChange';
import type { Wish } from './Wish';

type PlainAction = 'start' | 'stop' | 'retry' | 'delete';

const actor: Actor = { kind: 'user', ref: 'user:default/amara' };

function changeOf(
  wish: Wish | PlainAction,
  workstation: Partial<WorkstationRecord>,
) {
  return intentChange(typeof wish === 'string' ? { action: wish } : wish, {
    workstation: aWorkstation(workstation),
    actor,
    now: NOON,
    policy: DEFAULT_POLICY,
  });
}

/** What a wish comes to: the status that the row enters, nothing to do, or a refusal. */
function outcomeOf(
  wish: Wish | PlainAction,
  status: WorkstationStatus,
): string {
  try {
    return changeOf(wish, { status, readyAt: NOON })?.patch.status ?? '-';
  } catch (error) {
    return (error as Error).name;
  }
}

describe('intentChange', () => {
  const no = 'ConflictError';
  const end = 'terminating';

  it.each<[WorkstationStatus, string, string, string, string]>([
    // status       start       stop        retry       delete
    ['requested', '-', no, '-', end],
    ['launching', '-', no, '-', end],
    ['preparing', '-', no, '-', end],
    ['pooled', '-', no, no, end],
    ['assigning', '-', no, '-', end],
    ['ready', '-', 'stopping', '-', end],
    ['stopping', no, '-', no, end],
    ['stopped', 'starting', '-', no, end],
    ['starting', '-', no, '-', end],
    ['terminating', no, no, no, '-'],
    ['terminated', no, no, no, '-'],
    ['failed', no, no, 'starting', end],
  ])('in %s', (status, start, stop, retry, terminate) => {
    expect({
      start: outcomeOf('start', status),
      stop: outcomeOf('stop', status),
      retry: outcomeOf('retry', status),
      delete: outcomeOf('delete', status),
    }).toEqual({ start, stop, retry, delete: terminate });
  });

  it.each<[WorkstationStatus, string, string, string, string, string]>([
    // status       hibernate   reboot      rebuild     resize  rename
    ['requested', no, no, '-', no, 'kept'],
    ['launching', no, no, '-', no, 'kept'],
    ['preparing', no, no, no, no, 'kept'],
    ['pooled', no, no, no, no, 'kept'],
    ['assigning', no, no, no, no, 'kept'],
    ['ready', 'stopping', 'rebooting', end, no, 'kept'],
    ['stopping', '-', no, no, no, 'kept'],
    ['stopped', '-', no, end, 'kept', 'kept'],
    ['starting', no, no, no, no, 'kept'],
    ['rebooting', no, '-', no, no, 'kept'],
    ['terminating', no, no, no, no, no],
    ['terminated', no, no, no, no, no],
    ['failed', no, no, end, no, 'kept'],
  ])('also in %s', (status, hibernate, reboot, rebuild, resize, rename) => {
    const outcome = (wish: Wish) => {
      try {
        const change = changeOf(wish, {
          status,
          readyAt: NOON,
          hibernation: true,
        });
        return change ? change.patch.status ?? 'kept' : '-';
      } catch (error) {
        return (error as Error).name;
      }
    };
    expect({
      hibernate: outcome({ action: 'hibernate' }),
      reboot: outcome({ action: 'reboot' }),
      rebuild: outcome({ action: 'rebuild', version: 4 }),
      resize: outcome({ action: 'resize', instanceType: 'm7i.large' }),
      rename: outcome({ action: 'rename', name: 'another' }),
    }).toEqual({ hibernate, reboot, rebuild, resize, rename });
  });

  it('does nothing twice', () => {
    const twice: [Wish, Partial<WorkstationRecord>][] = [
      [{ action: 'hibernate' }, { status: 'stopping' }],
      [{ action: 'reboot' }, { status: 'preparing', rebootedAt: NOON }],
      [
        { action: 'rebuild', version: 4 },
        { status: 'terminating', rebuildVersion: 4 },
      ],
      [
        { action: 'resize', instanceType: 'm7i.large' },
        { status: 'stopped', wantedType: 'm7i.large' },
      ],
      [{ action: 'rename', name: 'Shop' }, { name: 'Shop' }],
    ];
    for (const [wish, workstation] of twice) {
      expect(changeOf(wish, workstation)).toBeUndefined();
    }
  });

  it('deletes what was being rebuilt', () => {
    const workstation = {
      status: 'terminating',
      intent: 'run',
      rebuildVersion: 4,
    } as const;
    expect(changeOf('delete', workstation)?.patch).toMatchObject({
      intent: 'terminate',
      rebuildVersion: undefined,
    });
  });

  it('hibernates only what was launched for it, and resizes nothing that hibernates', () => {
    expect(() =>
      changeOf({ action: 'hibernate' }, { status: 'ready', name: 'Shop' }),
    ).toThrow("'Shop' was not launched for hibernation; stop it instead");
    expect(() =>
      changeOf(
        { action: 'resize', instanceType: 'm7i.large' },
        { status: 'stopped', stopMode: 'hibernate' },
      ),
    ).toThrow('hibernated');
  });

  it('extends from the end, but not beyond a day from now', () => {
    const extended = (hours: number, stopAt?: Date) =>
      changeOf({ action: 'extend', hours }, { stopAt })?.patch.stopAt;
    expect(extended(2)).toBeUndefined();
    expect(extended(2, noonPlus(3600))).toEqual(noonPlus(3 * 3600));
    expect(extended(20, noonPlus(6 * 3600))).toEqual(noonPlus(24 * 3600));
    expect(extended(20, noonPlus(30 * 3600))).toBeUndefined();
  });

  describe('of what EC2 refuses to start', () => {
    const refused = {
      status: 'starting' as const,
      reasonCode: 'capacity',
      reasonMessage: 'EC2 has no machine.',
    };

    it('stops it again, and keeps that it hibernates', () => {
      expect(changeOf('stop', refused)?.patch).toMatchObject({
        status: 'stopping',
        intent: 'stop',
        stopMode: 'stop',
        reasonCode: undefined,
      });
      expect(
        changeOf('stop', { ...refused, stopMode: 'hibernate' })?.patch.stopMode,
      ).toBe('hibernate');
    });

    it('tries another type', () => {
      const resize = { action: 'resize', instanceType: 'm7i.large' } as const;
      expect(changeOf(resize, refused)?.patch).toEqual({
        wantedType: 'm7i.large',
        nextCheckAt: NOON,
        reasonCode: undefined,
        reasonMessage: undefined,
      });
      expect(() =>
        changeOf(resize, { ...refused, stopMode: 'hibernate' }),
      ).toThrow('hibernated');
    });
  });

  it('says why it refuses', () => {
    expect(() =>
      changeOf('stop', { status: 'launching', name: 'Shop' }),
    ).toThrow("Workstation 'Shop' cannot be stopped while it is starting.");
  });

  it.each([
    ['stop', 'ready', 'stop', ['stop-requested', 'stopping'], 15],
    ['start', 'stopped', 'run', ['start-requested', 'starting'], 10],
    [
      'delete',
      'ready',
      'terminate',
      ['terminate-requested', 'terminating'],
      15,
    ],
  ] as const)(
    '%s kills all grants, sets a deadline and makes the row due',
    (action, status, intent, events, minutes) => {
      const change = changeOf(action, {
        status,
        epoch: 7,
        attempts: 2,
        reasonCode: 'x',
        reasonMessage: 'y',
      });
      expect(change?.patch).toMatchObject({
        intent,
        statusSince: NOON,
        epoch: NOON.getTime() / 1000,
        attempts: 0,
        reasonCode: undefined,
        reasonMessage: undefined,
        deadlineAt: noonPlus(minutes * 60),
        nextCheckAt: NOON,
      });
      expect(change?.events).toEqual(events.map(type => ({ type, actor })));
    },
  );

  describe('retry', () => {
    it('starts a machine that holds work', () => {
      const change = changeOf('retry', { status: 'failed', readyAt: NOON });
      expect(change).toMatchObject({
        patch: { status: 'starting', intent: 'run' },
        events: [{ type: 'retried', actor }],
      });
      expect(change?.addsOne).toBeFalsy();
    });

    it('asks for a new machine where there is none, which needs room', () => {
      const failed = {
        status: 'failed' as const,
        instanceId: undefined,
        claimedAt: NOON,
      };
      expect(changeOf('retry', failed)).toMatchObject({
        patch: {
          status: 'requested',
          requestedAt: NOON,
          readyAt: undefined,
          claimedAt: undefined,
          tagsPending: true,
          deadlineAt: noonPlus(900),
        },
        addsOne: true,
      });
      // One that has been ready has counted all along.
      expect(changeOf('retry', { ...failed, readyAt: NOON })).toMatchObject({
        patch: { status: 'requested' },
        addsOne: false,
      });
    });

    it('waits until what failed is cleaned up', () => {
      const message = /still being cleaned up/;
      expect(() => changeOf('retry', { status: 'failed' })).toThrow(message);
      expect(() =>
        changeOf('retry', {
          status: 'failed',
          instanceId: undefined,
          launchId: 'vdi-1',
        }),
      ).toThrow(message);
    });

    it('is not for what is to end or has no owner', () => {
      for (const workstation of [
        { intent: 'terminate' as const },
        { ownerRef: undefined },
      ]) {
        expect(() =>
          changeOf('retry', {
            status: 'failed',
            readyAt: NOON,
            ...workstation,
          }),
        ).toThrow('cannot be tried again');
      }
    });
  });

  it('never lowers the epoch', () => {
    const ahead = NOON.getTime() / 1000 + 100;
    expect(changeOf('delete', { epoch: ahead })?.patch.epoch).toBe(ahead + 1);
  });
});
