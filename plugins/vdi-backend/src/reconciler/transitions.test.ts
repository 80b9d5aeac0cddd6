import {
  anInstance,
  aWorkstation,
  NOON,
  noonPlus,
} from '../__testUtils__/builders';
import { DEFAULT_POLICY, type Observation, type Step } from '../lifecycle';
import { SYSTEM, type WorkstationRecord } from '../workstations';
import { transitionOf } from './transitions';

function transition(
  step: Step,
  workstation: Partial<WorkstationRecord> = {},
  observation: Partial<Observation> = {},
) {
  return transitionOf(step, {
    workstation: aWorkstation(workstation),
    observation: { known: true, ...observation },
    now: noonPlus(90),
    policy: DEFAULT_POLICY,
  });
}

describe('transitionOf', () => {
  it('enters a status with its deadline, due at once, with nothing left of the one before', () => {
    expect(transition({ kind: 'become', status: 'preparing' })).toMatchObject({
      patch: {
        status: 'preparing',
        statusSince: noonPlus(90),
        attempts: 0,
        reasonCode: undefined,
        reasonMessage: undefined,
        commandId: undefined,
        deadlineAt: noonPlus(90 + 20 * 60),
        nextCheckAt: noonPlus(90),
      },
      events: [{ type: 'preparing', actor: SYSTEM }],
    });
    expect(
      transition({ kind: 'become', status: 'stopped' })?.patch,
    ).toMatchObject({ deadlineAt: undefined, nextCheckAt: noonPlus(90) });
  });

  it('takes over what became of the machine when it runs', () => {
    const instance = anInstance({ privateDnsName: 'ip-10-0-0-9.internal' });
    expect(
      transition({ kind: 'become', status: 'preparing' }, {}, { instance })
        ?.patch,
    ).toMatchObject({
      instanceId: instance.instanceId,
      privateDnsName: 'ip-10-0-0-9.internal',
      runningSince: noonPlus(90),
    });
  });

  it('measures how long a person waited, once', () => {
    const ready: Step = { kind: 'become', status: 'ready' };
    expect(transition(ready, { requestedAt: NOON })).toMatchObject({
      patch: {
        readyAt: noonPlus(90),
        secondsToReady: 90,
        routeClosed: false,
      },
      events: [{ type: 'ready', details: { seconds: 90 } }],
    });
    // A claimed one waited in the pool, not for its owner.
    const claimed = transition(ready, { claimedAt: noonPlus(80) });
    expect(claimed?.patch).toMatchObject({ readyAt: noonPlus(90) });
    expect(claimed?.patch).not.toHaveProperty('secondsToReady');
    expect(claimed?.events).toEqual([{ type: 'ready', actor: SYSTEM }]);
    const again = transition(ready, { readyAt: NOON })?.patch;
    expect(again).not.toHaveProperty('readyAt');
    expect(again).not.toHaveProperty('secondsToReady');
  });

  it('forgets connections with the machine that has stopped or ended', () => {
    for (const status of ['stopped', 'terminated'] as const) {
      expect(transition({ kind: 'become', status })?.patch).toMatchObject({
        runningSince: undefined,
        connections: undefined,
        connectedSince: undefined,
        connectionsAt: undefined,
      });
    }
    expect(
      transition({ kind: 'become', status: 'terminated' })?.patch,
    ).toMatchObject({ terminatedAt: noonPlus(90), nextCheckAt: undefined });
  });

  it.each([
    ['stopping', 'stop'],
    ['starting', 'run'],
    ['terminating', 'terminate'],
  ] as const)('follows a drift to %s, and kills grants', (status, intent) => {
    expect(
      transition({ kind: 'drift', status, message: 'Why' }, { epoch: 5 }),
    ).toMatchObject({
      patch: { status, intent, epoch: noonPlus(90).getTime() / 1000 },
      events: [{ type: status, message: 'Why' }],
    });
  });

  it('sends a launch back without its machine, within the first deadline', () => {
    const requeue = (code: string) =>
      transition(
        { kind: 'requeue', code, message: 'Why' },
        { requestedAt: NOON, placement: 1, attempts: 1, launchId: 'vdi-1' },
      );
    expect(requeue('vanished')).toMatchObject({
      patch: {
        status: 'requested',
        launchId: undefined,
        instanceId: undefined,
        placement: 1,
        attempts: 2,
        reasonCode: 'vanished',
        deadlineAt: noonPlus(15 * 60),
      },
      events: [{ type: 'capacity-wait', details: { code: 'vanished' } }],
    });
    expect(requeue('capacity')?.patch.placement).toBe(2);
  });

  it('fails with a reason, and kills grants', () => {
    expect(
      transition({ kind: 'fail', code: 'vanished', message: 'Gone.' }),
    ).toMatchObject({
      patch: {
        status: 'failed',
        reasonCode: 'vanished',
        reasonMessage: 'Gone.',
        commandId: undefined,
        deadlineAt: undefined,
        epoch: noonPlus(90).getTime() / 1000,
        nextCheckAt: noonPlus(90),
      },
      events: [
        { type: 'failed', message: 'Gone.', details: { code: 'vanished' } },
      ],
    });
  });

  it('repeats a preparation in the time that is left', () => {
    const change = transition(
      { kind: 'repeat-preparation', message: 'no.' },
      { attempts: 1, commandId: 'c-1' },
    );
    expect(change).toEqual({
      patch: { commandId: undefined, attempts: 2, nextCheckAt: noonPlus(90) },
      events: [],
    });
  });

  it('leaves steps in AWS to those who take them', () => {
    for (const kind of ['rest', 'wait', 'launch', 'tag', 'prepare'] as const) {
      expect(transition({ kind })).toBeUndefined();
    }
  });
});
