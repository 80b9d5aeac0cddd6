import type {
  WorkstationIntentAction,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { DEFAULT_POLICY } from '../lifecycle';
import { intentChange } from './intents';
import type { Actor, WorkstationRecord } from './WorkstationRecord';

const actor: Actor = { kind: 'user', ref: 'user:default/amara' };

function changeOf(
  action: WorkstationIntentAction | 'delete',
  workstation: Partial<WorkstationRecord>,
) {
  return intentChange(action, {
    workstation: aWorkstation(workstation),
    actor,
    now: NOON,
    policy: DEFAULT_POLICY,
  });
}

/** What a wish comes to: the status that the row enters, nothing to do, or a refusal. */
function outcomeOf(
  action: WorkstationIntentAction | 'delete',
  status: WorkstationStatus,
): string {
  try {
    return changeOf(action, { status, readyAt: NOON })?.patch.status ?? '-';
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
