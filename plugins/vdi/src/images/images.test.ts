import {
  ago,
  runningImageBuild,
  sampleImageBuild,
  sampleImageChoices,
} from '../__testUtils__';
import {
  buildDuration,
  buildProgressAt,
  fitsBase,
  isCron,
  scheduleFormOf,
  scheduleOf,
  scheduleProblem,
} from '.';

describe('schedules of builds', () => {
  it.each([
    ['0 2 * * ? *', { rhythm: 'daily', time: '02:00' }],
    ['30 14 ? * FRI *', { rhythm: 'weekly', time: '14:30', day: 'FRI' }],
    ['5 0 1 * ? *', { rhythm: 'monthly', time: '00:05' }],
    ['0 2 ? * MON-FRI *', { rhythm: 'custom', cron: '0 2 ? * MON-FRI *' }],
    ['0 2 15 * ? *', { rhythm: 'custom' }],
    ['0 2 1 * MON *', { rhythm: 'custom' }],
    ['0 2 * * * *', { rhythm: 'custom' }],
  ])('read %s and write it again', (cron, expected) => {
    const form = scheduleFormOf({ cron, timeZone: 'Europe/Paris' }, 'UTC');
    expect(form).toMatchObject(expected);
    expect(scheduleOf(form)).toEqual({
      cron,
      timeZone: 'Europe/Paris',
      onlyWhenChanged: true,
    });
  });

  it('are none when there is none, and keep what was typed until it makes sense', () => {
    const form = scheduleFormOf(undefined, 'Asia/Tokyo');
    expect(form).toMatchObject({ rhythm: 'never', timeZone: 'Asia/Tokyo' });
    expect(scheduleOf(form)).toBeUndefined();
    expect(scheduleProblem(form)).toBeUndefined();
    expect(scheduleProblem({ ...form, rhythm: 'daily', time: '24:00' })).toBe(
      'time',
    );
    expect(
      scheduleOf({ ...form, rhythm: 'weekly', time: ' later ' })?.cron,
    ).toBe('later');
    expect(scheduleProblem({ ...form, rhythm: 'daily', time: '7:30' })).toBe(
      undefined,
    );
    expect(
      scheduleProblem({ ...form, rhythm: 'daily', timeZone: 'Mars/Olympus' }),
    ).toBe('timeZone');
    expect(scheduleProblem({ ...form, rhythm: 'custom', cron: '* *' })).toBe(
      'cron',
    );
  });

  it.each([
    ['0 2 ? * SUN *', true],
    ['0/15 8-18 ? 1,7 MON#1 2027', true],
    ['0 2 ? * SUN', false],
    ['0 2 ? * SUN * *', false],
    ['$(x) 2 ? * SUN *', false],
  ])('have six fields: %s', (cron, valid) => {
    expect(isCron(cron)).toBe(valid);
  });
});

describe('builds', () => {
  it('tell how far they are compared with what is usual', () => {
    const now = Date.now();
    const build = runningImageBuild(1, { startedAt: ago(600) });
    const at = (startedAt: string, typicalSeconds?: number) =>
      buildProgressAt({ ...build, startedAt, typicalSeconds }, now);
    expect(at(ago(600), 1_500).remaining).toBeCloseTo(900_000, -3);
    expect(at(ago(1_600), 1_500)).toMatchObject({ late: false });
    expect(at(ago(1_600), 1_500).remaining).toBeUndefined();
    expect(at(ago(2_000), 1_500).late).toBe(true);
    expect(at(ago(600))).toMatchObject({ stage: 'build', late: false });
    // The usual time says nothing about the test by a workstation.
    expect(
      buildProgressAt({ ...build, status: 'trying', stage: 'distribute' }, now),
    ).toEqual({
      stage: 'try',
      elapsed: expect.closeTo(600_000, -3),
      late: false,
    });
  });

  it('tell how long they took once they are done', () => {
    const build = sampleImageBuild(1, {
      startedAt: '2026-01-01T00:00:00Z',
      endedAt: '2026-01-01T00:20:00Z',
    });
    expect(buildDuration(build)).toBe(1_200_000);
    expect(buildDuration({ ...build, endedAt: undefined })).toBeUndefined();
  });
});

it('knows which tools fit a base', () => {
  const [linux, windows, gpu] = sampleImageChoices.bases;
  const fitting = (base: typeof linux) =>
    sampleImageChoices.tools
      .filter(tool => fitsBase(tool, base))
      .map(({ id }) => id);
  expect(fitting(linux)).toEqual(['docker', 'firefox']);
  expect(fitting(windows)).toEqual(['firefox']);
  expect(fitting(gpu)).toEqual(['docker', 'firefox', 'cuda']);
});
