import type { ImageBuildStatus } from '@deskstage/backstage-plugin-vdi-common';
import { NOON, noonPlus } from '../../__testUtils__/builders';
import type { ObservedImage } from '../../aws';
import { AMARA, anImageBuild } from '../__testUtils__/imageBuilders';
import type { ImageBuildRecord } from '../model';
import type { BuildContext, BuildObservation, BuildStep } from './BuildStep';
import { decideBuild, isRestless } from './decideBuild';
import { DEFAULT_IMAGE_POLICY } from './policy';

const READY: BuildContext = {
  parts: 'ready',
  promotion: 'automatic',
  pinned: false,
  defaultVersion: 1,
  superseded: false,
};

const image = (changes: Partial<ObservedImage> = {}): ObservedImage => ({
  imageArn: 'arn:1',
  recipeVersion: '1.0.0',
  state: 'building',
  createdAt: NOON,
  scheduled: false,
  ...changes,
});

const workstation = (
  changes: Partial<NonNullable<BuildObservation['workstation']>> = {},
): BuildObservation => ({
  workstation: {
    status: 'preparing',
    intent: 'run',
    statusSince: noonPlus(100),
    ...changes,
  },
});

const decided = (
  build: Partial<ImageBuildRecord>,
  observation: BuildObservation = {},
  context: Partial<BuildContext> = {},
  seconds = 60,
): BuildStep =>
  decideBuild({
    build: anImageBuild(build),
    observation,
    context: { ...READY, ...context },
    now: noonPlus(seconds),
    policy: DEFAULT_IMAGE_POLICY,
  });

const LONG = 7200;
const BUILDING = { status: 'building', startedAt: NOON } as const;
const BUILT = { ...BUILDING, endedAt: NOON, amiId: 'ami-1' };
const TRYING = {
  status: 'trying',
  templateVersion: 2,
  trialStatus: 'running',
  trialAttempt: 1,
  trialStartedAt: NOON,
} as const;
const LAUNCHED = { ...TRYING, trialWorkstationId: 'ws-1' };
const CANDIDATE = {
  status: 'candidate',
  templateVersion: 2,
  trialStatus: 'passed',
} as const;

describe('a queued build', () => {
  it('waits for its parts, and is announced before it is started', () => {
    expect(decided({}, {}, { parts: 'pending' })).toEqual({ kind: 'wait' });
    expect(decided({})).toEqual({ kind: 'announce-start' });
    expect(decided({ startAskedAt: NOON })).toEqual({ kind: 'start' });
  });

  it('fails with the reason why there are no parts', () => {
    expect(
      decided({}, {}, { parts: 'broken', problem: 'The base is gone.' }),
    ).toMatchObject({
      kind: 'fail',
      failure: { stage: 'build', message: 'The base is gone.' },
    });
  });

  it('is cancelled at once, unless Image Builder may have begun it', () => {
    const cancelled = { cancelRequested: true };
    expect(decided(cancelled)).toEqual({ kind: 'end-cancelled' });
    expect(decided({ ...cancelled, startAskedAt: NOON })).toEqual({
      kind: 'start',
    });
  });
});

describe('a build under way', () => {
  it.each([
    ['queued', 'build'],
    ['building', 'build'],
    ['testing', 'test'],
    ['distributing', 'distribute'],
  ] as const)('that is %s is followed', (state, stage) => {
    expect(decided(BUILDING, { image: image({ state }) })).toEqual({
      kind: 'follow',
      stage,
    });
    expect(
      decided({ ...BUILDING, cancelRequested: true }, { image: image() }),
    ).toEqual({ kind: 'cancel-image' });
  });

  it('may not be known at first, and is lost later', () => {
    expect(decided(BUILDING)).toEqual({ kind: 'wait' });
    expect(decided(BUILDING, {}, {}, LONG)).toMatchObject({ kind: 'fail' });
    expect(
      decided({ ...BUILDING, cancelRequested: true }, {}, {}, LONG),
    ).toEqual({ kind: 'end-cancelled' });
  });

  it.each([
    ['failed', 'fail-build'],
    ['cancelled', 'end-cancelled'],
    ['deleted', 'fail'],
  ] as const)('that is %s ends', (state, kind) => {
    expect(decided(BUILDING, { image: image({ state }) })).toMatchObject({
      kind,
    });
  });

  it('is tried when a version of the template has its image', () => {
    const available = { image: image({ state: 'available', amiId: 'ami-1' }) };
    expect(decided(BUILDING, available)).toEqual({
      kind: 'note-image',
      amiId: 'ami-1',
    });
    expect(decided(BUILT, available)).toEqual({ kind: 'wait' });
    expect(decided(BUILT, available, {}, LONG)).toMatchObject({
      kind: 'fail',
      failure: { stage: 'distribute' },
    });
    const delivered = { ...available, templateVersion: 2 };
    const taken = (
      build: Partial<ImageBuildRecord>,
      context: Partial<BuildContext> = {},
    ) => decided({ ...BUILT, ...build }, delivered, context);
    expect(taken({})).toMatchObject({ kind: 'take-image', status: 'trying' });
    expect(taken({}, { superseded: true })).toMatchObject({
      status: 'candidate',
    });
    expect(taken({}, { defaultVersion: 2 })).toMatchObject({
      status: 'promoted',
    });
    expect(taken({ cancelRequested: true })).toMatchObject({
      status: 'cancelled',
    });
  });
});

describe('a trial', () => {
  it('is noted before its workstation is asked for', () => {
    expect(decided({ ...TRYING, trialStatus: undefined })).toEqual({
      kind: 'begin-trial',
    });
    expect(decided(TRYING)).toEqual({ kind: 'launch-trial' });
    expect(decided(TRYING, {}, {}, LONG)).toMatchObject({
      kind: 'conclude-trial',
      passed: false,
    });
  });

  it('passes when the workstation is ready and tells of its session', () => {
    expect(decided(LAUNCHED, workstation())).toEqual({ kind: 'wait' });
    const ready = workstation({ status: 'ready' });
    expect(decided(LAUNCHED, ready)).toEqual({ kind: 'inspect-trial' });
    const inspected = { ...LAUNCHED, trialCommandId: 'c-1' };
    expect(decided(inspected, ready, {}, 120)).toEqual({ kind: 'wait' });
    expect(
      decided(inspected, { ...ready, sessionSeen: true }, {}, 120),
    ).toMatchObject({
      kind: 'conclude-trial',
      passed: true,
      message: expect.stringContaining('100 seconds'),
    });
    expect(decided(inspected, ready, {}, 600)).toMatchObject({
      kind: 'conclude-trial',
      passed: false,
    });
  });

  it.each([
    [{}, 'gone'],
    [workstation({ intent: 'terminate', status: 'terminating' }), 'Somebody'],
    [workstation({ intent: 'stop', status: 'stopped' }), 'Somebody'],
    [
      workstation({ status: 'failed', reasonMessage: 'DCV is not there.' }),
      'DCV is not there.',
    ],
  ])('fails with %j', (observation, message) => {
    expect(decided(LAUNCHED, observation)).toMatchObject({
      kind: 'conclude-trial',
      passed: false,
      again: false,
      message: expect.stringContaining(message),
    });
  });

  it('is of what people get already, where its version is the default', () => {
    const onDefault = { defaultVersion: 2 };
    expect(decided(LAUNCHED, workstation(), onDefault)).toEqual({
      kind: 'note-default',
    });
    expect(
      decided({ ...LAUNCHED, promotedAt: NOON }, workstation(), onDefault),
    ).toEqual({ kind: 'wait' });
  });

  it('is repeated once when EC2 had no machine', () => {
    const failed = workstation({
      status: 'failed',
      reasonCode: 'requested-late',
      reasonMessage: 'No machine could be had in time.',
    });
    expect(decided(LAUNCHED, failed)).toMatchObject({ again: true });
    expect(decided({ ...LAUNCHED, trialAttempt: 2 }, failed)).toMatchObject({
      again: false,
    });
  });

  it('does not last for ever, and can be cancelled', () => {
    expect(decided(LAUNCHED, workstation(), {}, LONG)).toMatchObject({
      kind: 'conclude-trial',
      passed: false,
    });
    expect(
      decided({ ...LAUNCHED, cancelRequested: true }, workstation()),
    ).toEqual({ kind: 'end-cancelled' });
  });
});

describe('a candidate', () => {
  it('is promoted by itself only when nothing speaks against it', () => {
    expect(decided(CANDIDATE)).toEqual({ kind: 'promote' });
    for (const context of [
      { promotion: 'approval' },
      { promotion: 'pinned' },
      { pinned: true },
      { superseded: true },
      { defaultVersion: 3 },
      { defaultVersion: undefined },
    ] as const) {
      expect(decided(CANDIDATE, {}, context)).toEqual({ kind: 'rest' });
    }
    for (const trialStatus of [undefined, 'running', 'failed'] as const) {
      expect(decided({ ...CANDIDATE, trialStatus })).toEqual({ kind: 'rest' });
    }
  });

  it('is promoted when somebody wants it, whatever the settings say', () => {
    const wanted = {
      ...CANDIDATE,
      promotionWanted: { by: AMARA, as: 'promoted' },
    } as const;
    for (const status of ['candidate', 'promoted', 'retired'] as const) {
      expect(
        decided({ ...wanted, status, retiredAt: NOON }, {}, { pinned: true }),
      ).toEqual({ kind: 'promote' });
      expect(decided({ ...wanted, status }, {}, { defaultVersion: 2 })).toEqual(
        { kind: 'note-default' },
      );
    }
    expect(decided({ ...wanted, status: 'failed' })).toEqual({ kind: 'rest' });
  });

  it('is noted when somebody made it the default', () => {
    expect(decided(CANDIDATE, {}, { defaultVersion: 2 })).toEqual({
      kind: 'note-default',
    });
  });
});

describe('a retired build', () => {
  const retired = {
    status: 'retired',
    templateVersion: 2,
    retiredAt: NOON,
  } as const;

  it('loses its image after a moment, unless it is needed after all', () => {
    expect(decided(retired, {}, {}, 59)).toEqual({ kind: 'wait' });
    expect(decided(retired, {}, {}, 60)).toEqual({ kind: 'discard' });
    expect(decided(retired, {}, { defaultVersion: 2 })).toEqual({
      kind: 'note-default',
    });
    expect(decided({ ...retired, discardedAt: NOON })).toEqual({
      kind: 'rest',
    });
  });
});

describe('decideBuild', () => {
  const STATUSES: ImageBuildStatus[] = [
    'queued',
    'building',
    'trying',
    'candidate',
    'promoted',
    'rejected',
    'failed',
    'cancelled',
    'retired',
  ];
  const STATES = [
    undefined,
    'queued',
    'building',
    'testing',
    'distributing',
    'available',
    'failed',
    'cancelled',
    'deleted',
  ] as const;
  const MACHINES = [
    undefined,
    'requested',
    'preparing',
    'ready',
    'stopped',
    'failed',
    'terminated',
  ] as const;

  const OVER = ['promoted', 'rejected', 'failed', 'cancelled'];

  it('covers every combination, and promotes nothing that was not proven', () => {
    const problems: string[] = [];
    let count = 0;
    for (const status of STATUSES) {
      for (const state of STATES) {
        for (const machine of MACHINES) {
          for (const trialStatus of [
            undefined,
            'running',
            'passed',
            'failed',
          ] as const) {
            for (const parts of ['ready', 'pending', 'broken'] as const) {
              for (const cancelRequested of [true, false]) {
                for (const seconds of [1, LONG]) {
                  const changes = {
                    ...LAUNCHED,
                    status,
                    trialStatus,
                    cancelRequested,
                    startedAt: NOON,
                  } as const;
                  const situated = anImageBuild(changes);
                  const step = decided(
                    changes,
                    {
                      ...(state && { image: image({ state }) }),
                      ...(machine && workstation({ status: machine })),
                    },
                    { parts },
                    seconds,
                  );
                  count += 1;
                  const proven =
                    status === 'candidate' && trialStatus === 'passed';
                  const wrong =
                    (step.kind === 'promote' && !proven) ||
                    (OVER.includes(status) && step.kind !== 'rest');
                  const rests =
                    !isRestless(situated, 1) && step.kind !== 'rest';
                  if (wrong || rests) {
                    problems.push(`${status} ${state} ${step.kind}`);
                  }
                }
              }
            }
          }
        }
      }
    }
    expect(problems).toEqual([]);
    expect(count).toBe(9 * 9 * 7 * 4 * 3 * 2 * 2);
  });
});
