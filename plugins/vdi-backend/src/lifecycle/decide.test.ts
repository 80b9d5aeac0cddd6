import type { HostReport, HostResult, Instance } from '../aws';
import { anInstance, aWorkstation, NOON } from '../__testUtils__/builders';
import type { WorkstationRecord } from '../workstations';
import { decide } from './decide';
import { DEFAULT_POLICY } from './policy';
import type { Observation } from './Step';

const MINUTE = 60_000;
const before = (minutes: number) => new Date(NOON.getTime() - minutes * MINUTE);

/** The step for a workstation that was launched an hour ago and whose machine runs, but for what is said otherwise. */
function stepFor(
  workstation: Partial<WorkstationRecord>,
  observation: Partial<Observation> | Instance['state'] | 'absent' = {},
) {
  const seen =
    typeof observation === 'string'
      ? {
          instance:
            observation === 'absent'
              ? undefined
              : anInstance({ state: observation }),
        }
      : observation;
  return decide({
    workstation: aWorkstation({
      launchId: 'vdi-1',
      launchedAt: before(60),
      ...workstation,
    }),
    observation: { known: true, instance: anInstance(), ...seen },
    now: NOON,
    policy: DEFAULT_POLICY,
  });
}

const reportOf = (
  workstationId: string,
  changes: Partial<HostReport> = {},
): HostResult => ({
  state: 'done',
  report: {
    workstationId,
    dcvVersion: '2025.0',
    listening: true,
    sessionId: 'console',
    sessionOwner: 'desktop',
    ...changes,
  },
});

describe('decide', () => {
  describe('on the way to ready', () => {
    const launching = {
      status: 'launching' as const,
      launchedAt: before(1),
    };

    it('launches what is requested', () => {
      expect(stepFor({ status: 'requested', instanceId: undefined })).toEqual({
        kind: 'launch',
      });
    });

    it('asks again how a launch went whose answer was lost', () => {
      const unbound = { ...launching, instanceId: undefined };
      const seen = { instance: undefined };
      expect(stepFor(unbound, { ...seen, launchPending: true })).toEqual({
        kind: 'resend-launch',
      });
      expect(stepFor(unbound, { ...seen, launchPending: false })).toMatchObject(
        { kind: 'requeue', code: 'no-machine' },
      );
    });

    it('waits for the machine, then prepares it once its agent is online', () => {
      expect(stepFor(launching, 'pending')).toEqual({ kind: 'wait' });
      expect(stepFor(launching, 'running')).toEqual({
        kind: 'become',
        status: 'preparing',
      });
      const preparing = { status: 'preparing' as const };
      expect(stepFor(preparing, { hostOnline: false })).toEqual({
        kind: 'wait',
      });
      expect(stepFor(preparing, { hostOnline: true })).toEqual({
        kind: 'prepare',
      });
    });

    it('is ready when the host says so, or pooled without an owner', () => {
      const { id } = aWorkstation();
      const preparing = { id, status: 'preparing' as const, commandId: 'c-1' };
      const done = { host: reportOf(id) };
      expect(stepFor(preparing, done)).toEqual({
        kind: 'become',
        status: 'ready',
      });
      expect(stepFor({ ...preparing, ownerRef: undefined }, done)).toEqual({
        kind: 'become',
        status: 'pooled',
      });
      expect(stepFor({ ...preparing, status: 'assigning' }, done)).toEqual({
        kind: 'become',
        status: 'ready',
      });
    });

    it.each([
      [{ workstationId: 'ws-other' }, "calls itself 'ws-other'"],
      [{ listening: false }, 'the DCV server does not listen'],
      [{ sessionOwner: 'root' }, "belongs to 'root' instead of 'desktop'"],
      [{ sessionOwner: undefined }, "belongs to 'nobody'"],
    ])('does not take the word of a host that says %j', (changes, message) => {
      const { id } = aWorkstation();
      expect(
        stepFor(
          { id, status: 'preparing', commandId: 'c-1' },
          { host: reportOf(id, changes) },
        ),
      ).toMatchObject({
        kind: 'fail',
        code: 'preparation-failed',
        message: expect.stringContaining(message),
      });
    });

    it('repeats a preparation that did not reach the host, but not for ever', () => {
      const host = (retryable: boolean): HostResult => ({
        state: 'failed',
        message: 'no.',
        retryable,
      });
      const preparing = (attempts: number) => ({
        status: 'preparing' as const,
        commandId: 'c-1',
        attempts,
      });
      expect(stepFor(preparing(2), { host: host(true) })).toEqual({
        kind: 'repeat-preparation',
        message: 'no.',
      });
      expect(stepFor(preparing(3), { host: host(true) })).toMatchObject({
        kind: 'fail',
      });
      expect(stepFor(preparing(0), { host: host(false) })).toMatchObject({
        kind: 'fail',
        message: 'The desktop could not be set up: no.',
      });
    });

    it('asks for another machine when EC2 took this one back for lack of capacity', () => {
      const ended = (code: string) => ({
        instance: anInstance({
          state: 'terminated',
          stateReason: { code, message: 'Internal error' },
        }),
      });
      expect(
        stepFor(launching, ended('Server.InsufficientInstanceCapacity')),
      ).toMatchObject({ kind: 'requeue', code: 'capacity' });
      expect(stepFor(launching, ended('Server.InternalError'))).toMatchObject({
        kind: 'fail',
        message: 'The machine ended while it was starting: Internal error.',
      });
    });

    it('gives a launch that vanished a few more chances', () => {
      const vanished = (attempts: number) =>
        stepFor({ status: 'launching', attempts }, 'absent');
      expect(vanished(2)).toMatchObject({ kind: 'requeue', code: 'vanished' });
      expect(vanished(3)).toMatchObject({ kind: 'fail', code: 'vanished' });
    });

    it('says on time that nothing came of it, and why', () => {
      expect(
        stepFor(
          {
            status: 'requested',
            deadlineAt: NOON,
            reasonMessage: 'EC2 has no m7i.xlarge free.',
          },
          'absent',
        ),
      ).toEqual({
        kind: 'fail',
        code: 'requested-late',
        message: 'No machine could be had in time. EC2 has no m7i.xlarge free.',
      });
    });
  });

  describe('when EC2 does not name the instance', () => {
    const statuses = [
      'launching',
      'preparing',
      'assigning',
      'pooled',
      'ready',
      'stopping',
      'stopped',
      'starting',
      'terminating',
      'failed',
    ] as const;

    it.each(statuses)('waits while the launch is fresh: %s', status => {
      expect(stepFor({ status, launchedAt: before(1) }, 'absent')).toEqual({
        kind: 'wait',
      });
    });

    it.each(statuses)('does something about it afterwards: %s', status => {
      const { kind } = stepFor({ status, launchedAt: before(4) }, 'absent');
      expect([
        'fail',
        'requeue',
        'drift',
        'become',
        'forget-instance',
      ]).toContain(kind);
    });

    it('tells the owner of a desktop that is gone', () => {
      for (const seen of ['absent', 'terminated', 'shutting-down'] as const) {
        expect(stepFor({ status: 'ready' }, seen)).toMatchObject({
          kind: 'fail',
          code: 'vanished',
          message: expect.stringContaining('no longer exists'),
        });
      }
    });
  });

  describe('when the machine was changed outside the portal', () => {
    it('follows', () => {
      expect(stepFor({ status: 'ready' }, 'stopped')).toMatchObject({
        kind: 'drift',
        status: 'stopping',
      });
      expect(stepFor({ status: 'stopped' }, 'running')).toMatchObject({
        kind: 'drift',
        status: 'starting',
      });
      expect(stepFor({ status: 'pooled' }, 'stopped')).toMatchObject({
        kind: 'drift',
        status: 'terminating',
      });
    });
  });

  describe('at the end', () => {
    const terminating = {
      status: 'terminating' as const,
      intent: 'terminate' as const,
    };

    it('closes the route before it touches the machine', () => {
      for (const status of ['stopping', 'terminating', 'failed'] as const) {
        expect(stepFor({ status, routeClosed: false })).toEqual({
          kind: 'close-route',
        });
      }
    });

    it('ends the machine and is over when it is gone', () => {
      for (const state of ['pending', 'running', 'stopped'] as const) {
        expect(stepFor(terminating, state)).toEqual({
          kind: 'terminate-instance',
        });
      }
      for (const seen of ['shutting-down', 'terminated', 'absent'] as const) {
        expect(stepFor(terminating, seen)).toEqual({
          kind: 'become',
          status: 'terminated',
        });
      }
    });

    it('waits for a launch under way, whose machine may still show up', () => {
      const row = { ...terminating, instanceId: undefined };
      const pending = { instance: undefined, launchPending: true };
      expect(stepFor({ ...row, launchedAt: before(1) }, pending)).toEqual({
        kind: 'wait',
      });
      expect(stepFor({ ...row, launchedAt: before(4) }, pending)).toEqual({
        kind: 'become',
        status: 'terminated',
      });
    });

    it('follows a wish to end in every status', () => {
      for (const status of [
        'requested',
        'pooled',
        'ready',
        'stopped',
      ] as const) {
        expect(stepFor({ status, intent: 'terminate' })).toEqual({
          kind: 'become',
          status: 'terminating',
        });
      }
    });
  });

  describe('after a failure', () => {
    it('ends a machine that was never ready', () => {
      expect(stepFor({ status: 'failed' }, 'running')).toEqual({
        kind: 'terminate-instance',
      });
      expect(stepFor({ status: 'failed' }, 'terminated')).toEqual({
        kind: 'forget-instance',
      });
    });

    it('stops and keeps one that may hold work', () => {
      const failed = { status: 'failed' as const, readyAt: before(30) };
      expect(stepFor(failed, 'running')).toEqual({
        kind: 'stop-instance',
        hibernate: false,
      });
      expect(stepFor(failed, 'stopping')).toEqual({ kind: 'wait' });
      expect(stepFor(failed, 'stopped')).toEqual({ kind: 'rest' });
      expect(stepFor({ ...failed, intent: 'terminate' }, 'stopped')).toEqual({
        kind: 'terminate-instance',
      });
    });

    it('keeps trying to end what could not be ended in time', () => {
      const failed = {
        status: 'failed' as const,
        intent: 'terminate' as const,
      };
      expect(stepFor(failed, 'running')).toEqual({
        kind: 'terminate-instance',
      });
      expect(stepFor(failed, 'absent')).toEqual({
        kind: 'become',
        status: 'terminated',
      });
    });

    it('rests when nothing is left, or is over if that was the wish', () => {
      const failed = {
        status: 'failed' as const,
        instanceId: undefined,
        launchId: undefined,
      };
      expect(stepFor(failed, 'absent')).toEqual({ kind: 'rest' });
      expect(stepFor({ ...failed, intent: 'terminate' }, 'absent')).toEqual({
        kind: 'become',
        status: 'terminated',
      });
    });
  });

  describe('tags', () => {
    it('are written as soon as nothing else is to do', () => {
      expect(stepFor({ status: 'ready', tagsPending: true })).toEqual({
        kind: 'tag',
      });
      expect(
        stepFor(
          { status: 'launching', tagsPending: true },
          { instance: anInstance({ state: 'pending' }) },
        ),
      ).toEqual({ kind: 'tag' });
    });

    it('are not written on what ends or is unseen', () => {
      const tagsPending = true;
      expect(stepFor({ status: 'terminated', tagsPending })).toEqual({
        kind: 'rest',
      });
      expect(
        stepFor({ status: 'ready', tagsPending }, { known: false }),
      ).toEqual({ kind: 'wait' });
    });
  });
});
