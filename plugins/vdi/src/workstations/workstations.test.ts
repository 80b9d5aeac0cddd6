import {
  launchingWorkstation,
  sampleTemplate,
  sampleWorkstation,
} from '../__testUtils__/samples';
import {
  availability,
  extendedTo,
  formatDollars,
  isSoon,
  laterReason,
  nameProblem,
  primaryAction,
  progressAt,
  suggestedFirst,
  suggestName,
  statusText,
} from '.';
import type { VdiTranslate } from '../hooks';

const ASKED = Date.parse('2026-03-01T10:00:00Z');
const at = (seconds: number) => ASKED + seconds * 1000;
const USED = { readyAt: '2026-03-01T09:00:00Z' };
const iso = (seconds: number) => new Date(at(seconds)).toISOString();

it('tells hibernating from stopping', () => {
  const t = ((key: string) => key) as unknown as VdiTranslate;
  const texts = (['stopping', 'stopped', 'starting'] as const).flatMap(status =>
    [true, undefined].map(hibernated =>
      statusText(sampleWorkstation({ status, hibernated }), t),
    ),
  );
  expect(texts).toEqual([
    'status.hibernating',
    'status.stopping',
    'status.hibernated',
    'status.stopped',
    'status.starting',
    'status.starting',
  ]);
});

describe('progress', () => {
  const workstation = launchingWorkstation({
    requestedAt: iso(0),
    statusSince: iso(5),
    typicalSeconds: 120,
  });

  it('compares the time since the request with the usual one', () => {
    expect(progressAt(workstation, at(30))).toMatchObject({
      step: 'machine',
      elapsed: 30_000,
      remaining: 90_000,
      pace: 'left',
    });
    expect(progressAt(workstation, at(118)).pace).toBe('soon');
    expect(progressAt(workstation, at(150)).pace).toBe('soon');
    expect(progressAt(workstation, at(157)).pace).toBe('longer');
    expect(
      progressAt({ ...workstation, status: 'preparing' }, at(60)).step,
    ).toBe('desktop');
  });

  it('promises nothing it does not know', () => {
    expect(
      progressAt({ ...workstation, typicalSeconds: undefined }, at(30)).pace,
    ).toBe('unknown');
    expect(
      progressAt(
        {
          ...workstation,
          status: 'requested',
          reason: { code: 'capacity', message: 'No machine is free.' },
        },
        at(30),
      ).pace,
    ).toBe('unknown');
    // Warm ones and restarts are faster than a launch from nothing.
    expect(
      progressAt(
        { ...workstation, status: 'assigning', claimedAt: iso(20) },
        at(30),
      ),
    ).toEqual({ step: 'desktop', elapsed: 10_000, pace: 'unknown' });
    expect(
      progressAt(
        {
          ...workstation,
          status: 'starting',
          readyAt: iso(90),
          statusSince: iso(5_000),
        },
        at(5_010),
      ),
    ).toEqual({ step: 'machine', elapsed: 10_000, pace: 'unknown' });
  });

  it('counts from the last try when there was an earlier one', () => {
    const retried = { ...workstation, requestedAt: iso(7_200) };
    expect(progressAt(retried, at(7_215)).elapsed).toBe(15_000);
  });
});

describe('actions', () => {
  it('tells what is not possible yet from what never is', () => {
    const ready = sampleWorkstation();
    expect(availability(ready, 'stop')).toBe('now');
    expect(availability(ready, 'resize')).toBe('later');
    expect(laterReason(ready, 'resize')).toBe('stopFirst');
    // It runs: there is nothing to start, and its template has no hibernation.
    expect(availability(ready, 'start')).toBe('never');
    expect(availability(ready, 'hibernate')).toBe('never');
    const starting = launchingWorkstation();
    expect(availability(starting, 'stop')).toBe('later');
    // Nothing is on it yet that would need a restart or could be rebuilt.
    expect(availability(starting, 'reboot')).toBe('never');
    expect(availability(starting, 'rebuild')).toBe('never');
    const rebooting = { ...starting, ...USED, status: 'rebooting' as const };
    expect(availability(rebooting, 'reboot')).toBe('later');
    expect(availability(rebooting, 'rebuild')).toBe('later');
    // The server would allow it in this status, if it were for this caller.
    expect(availability({ ...ready, actions: ['delete'] }, 'stop')).toBe(
      'never',
    );
    // Somebody who may only look, and who may only delete.
    expect(availability({ ...starting, actions: [] }, 'stop')).toBe('never');
    expect(availability({ ...ready, actions: ['delete'] }, 'resize')).toBe(
      'never',
    );
    expect(availability({ ...starting, owner: undefined }, 'stop')).toBe(
      'never',
    );
    expect(availability({ ...ready, status: 'terminating' }, 'start')).toBe(
      'never',
    );
  });

  it('says how a stopped one gets to another type', () => {
    const stopped = sampleWorkstation({
      status: 'stopped',
      actions: ['start', 'rename', 'delete'],
    });
    expect(laterReason({ ...stopped, hibernated: true }, 'resize')).toBe(
      'hibernated',
    );
    expect(availability({ ...stopped, hibernated: true }, 'resize')).toBe(
      'later',
    );
    expect(
      availability(
        { ...stopped, status: 'stopping', actions: ['rename', 'delete'] },
        'start',
      ),
    ).toBe('later');
  });

  it('has one obvious next thing', () => {
    expect(primaryAction(sampleWorkstation())).toBe('connect');
    expect(primaryAction(launchingWorkstation())).toBe('cancel');
    expect(
      primaryAction(
        sampleWorkstation({ status: 'stopped', actions: ['start', 'delete'] }),
      ),
    ).toBe('start');
    expect(
      primaryAction(
        sampleWorkstation({ status: 'failed', actions: ['retry', 'delete'] }),
      ),
    ).toBe('retry');
    // It has been used: deleting it is no mere cancellation.
    expect(
      primaryAction(
        sampleWorkstation({ status: 'starting', actions: ['delete'] }),
      ),
    ).toBeUndefined();
    expect(primaryAction(sampleWorkstation({ actions: ['delete'] }))).toBe(
      undefined,
    );
  });
});

describe('names', () => {
  it('suggests one that is free and that the API takes', () => {
    expect(suggestName('ubuntu-dev', [])).toBe('ubuntu-dev');
    expect(suggestName('ubuntu-dev', ['Ubuntu-Dev', 'ubuntu-dev-2'])).toBe(
      'ubuntu-dev-3',
    );
    for (const base of ['', '--', '  a/b?', 'x'.repeat(200), 'été', '日本']) {
      expect(nameProblem(suggestName(base, [base]))).toBeUndefined();
    }
  });

  it('refuses what the API would refuse', () => {
    expect(nameProblem('')).toBe('missing');
    expect(nameProblem('x'.repeat(64))).toBe('long');
    expect(nameProblem('a\nb')).toBe('pattern');
    expect(nameProblem('.hidden')).toBe('pattern');
    expect(nameProblem('Ünïcode 1.0_x-y')).toBeUndefined();
  });
});

it('puts suggested templates first, in the order of the suggestion', () => {
  const templates = ['a', 'b', 'c', 'd'].map(id => sampleTemplate({ id }));
  expect(suggestedFirst(templates, ['d', 'b']).map(({ id }) => id)).toEqual([
    'd',
    'b',
    'a',
    'c',
  ]);
});

describe('the time at which it stops', () => {
  it('is prolonged up to a day from now, and never shortened', () => {
    const stop = at(600);
    expect(extendedTo(stop, 2, at(0))).toBe(at(600 + 7_200));
    expect(extendedTo(at(23 * 3_600), 4, at(0))).toBe(at(24 * 3_600));
    expect(extendedTo(at(30 * 3_600), 4, at(0))).toBe(at(30 * 3_600));
  });

  it('is soon within half an hour', () => {
    expect(isSoon(at(1_801), at(0))).toBe(false);
    expect(isSoon(at(1_800), at(0))).toBe(true);
    expect(isSoon(at(-5), at(0))).toBe(true);
  });
});

it('writes dollars with the digits that matter', () => {
  expect(formatDollars(0.17, 'en-US')).toBe('$0.17');
  expect(formatDollars(0.0052, 'en-US')).toBe('$0.005');
  expect(formatDollars(12, 'en-US')).toBe('$12.00');
  expect(formatDollars(0, 'en-US')).toBe('$0.00');
});
