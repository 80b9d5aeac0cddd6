import { NOON, noonPlus } from '../../__testUtils__/builders';
import { anImageBuild, anImageProject } from '../__testUtils__/imageBuilders';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import { decideProject, nextLookAt, partsOf } from './decideProject';
import { DEFAULT_IMAGE_POLICY as policy } from './policy';

const READY: Partial<ImageProjectRecord> = {
  status: 'ready',
  settingsRevision: 3,
  appliedRevision: 3,
  attemptedRevision: 3,
  attemptedAt: NOON,
  checkedAt: NOON,
};

const BROKEN: Partial<ImageProjectRecord> = {
  ...READY,
  status: 'broken',
  appliedRevision: 2,
  attempts: 3,
};

const decided = (
  changes: Partial<ImageProjectRecord>,
  seconds: number,
  underWay: ImageBuildRecord[] = [],
) =>
  decideProject({
    project: anImageProject(changes),
    underWay,
    now: noonPlus(seconds),
    policy,
  });

describe('decideProject', () => {
  it('makes what is new or changed at once', () => {
    expect(decided({}, 0)).toBe('ensure');
    expect(decided({ ...READY, settingsRevision: 4 }, 1)).toBe('ensure');
    expect(decided({ ...BROKEN, settingsRevision: 4 }, 1)).toBe('ensure');
    expect(decided({ ...READY, status: 'deleting' }, 1)).toBe('take-down');
  });

  it('looks at what is well now and then, and before a build', () => {
    expect(decided(READY, 60)).toBe('none');
    expect(decided(READY, policy.repairInterval / 1000)).toBe('ensure');
    const asked = anImageBuild({ requestedAt: noonPlus(30) });
    expect(decided(READY, 60, [asked])).toBe('ensure');
    expect(decided({ ...READY, attemptedAt: noonPlus(31) }, 60, [asked])).toBe(
      'none',
    );
    expect(decided(READY, 60, [{ ...asked, startAskedAt: noonPlus(31) }])).toBe(
      'none',
    );
  });

  it('waits longer with each failure, unless somebody asks', () => {
    expect(decided(BROKEN, 19)).toBe('none');
    expect(decided(BROKEN, 20)).toBe('ensure');
    expect(decided({ ...BROKEN, attempts: 40 }, 599)).toBe('none');
    expect(decided({ ...BROKEN, attempts: 40 }, 600)).toBe('ensure');
    const asked = anImageBuild({ requestedAt: noonPlus(1) });
    expect(decided(BROKEN, 2, [asked])).toBe('ensure');
  });
});

describe('partsOf', () => {
  it.each([
    [READY, 'ready'],
    [{ ...READY, settingsRevision: 4 }, 'pending'],
    [BROKEN, 'broken'],
    [{ ...BROKEN, settingsRevision: 4 }, 'pending'],
    [{}, 'pending'],
  ] as const)('of %j', (changes, parts) => {
    expect(partsOf(anImageProject(changes))).toBe(parts);
  });
});

describe('nextLookAt', () => {
  const pause = (
    changes: Partial<ImageProjectRecord>,
    ...builds: Partial<ImageBuildRecord>[]
  ) =>
    nextLookAt({
      project: anImageProject(changes),
      builds: builds.map(anImageBuild),
      now: NOON,
      policy,
    }).getTime() - NOON.getTime();

  it('is as soon as the most urgent needs it', () => {
    expect(pause(READY)).toBe(policy.idleInterval);
    expect(pause(BROKEN)).toBe(20_000);
    expect(pause(READY, { status: 'promoted' })).toBe(policy.idleInterval);
    expect(pause(READY, { status: 'building' }, { status: 'failed' })).toBe(
      policy.buildInterval,
    );
    expect(pause(READY, { status: 'trying' }, { status: 'building' })).toBe(
      policy.trialInterval,
    );
    expect(pause(READY, { status: 'retired' })).toBe(policy.discardGrace);
    expect(pause(READY, { status: 'retired', discardedAt: NOON })).toBe(
      policy.idleInterval,
    );
  });
});
