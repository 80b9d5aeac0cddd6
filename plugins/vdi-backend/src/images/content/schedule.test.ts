import { nextBuildAt, scheduleExpression, scheduleProblem } from './schedule';

const NOW = new Date('2026-03-25T12:00:00Z');

describe('nextBuildAt', () => {
  it.each([
    ['0 2 ? * SUN *', 'UTC', '2026-03-29T02:00:00Z'],
    // Weekdays count from 1, Sunday
    ['0 2 ? * 1 *', undefined, '2026-03-29T02:00:00Z'],
    ['0 2 ? * 2 *', undefined, '2026-03-30T02:00:00Z'],
    ['0 2 ? * MON-FRI *', undefined, '2026-03-26T02:00:00Z'],
    ['30 4 1 * ? *', undefined, '2026-04-01T04:30:00Z'],
    ['0 0 L * ? *', undefined, '2026-03-31T00:00:00Z'],
    ['0 0 ? * 6#1 *', undefined, '2026-04-03T00:00:00Z'],
    ['0 0 1 1 ? 2028', undefined, '2028-01-01T00:00:00Z'],
    ['0 */6 * * ? *', undefined, '2026-03-25T18:00:00Z'],
    // Before and after the clocks change
    ['0 5 ? * SAT *', 'Europe/Berlin', '2026-03-28T04:00:00Z'],
    ['0 5 ? * SUN *', 'Europe/Berlin', '2026-03-29T03:00:00Z'],
    ['cron(0 2 ? * SUN *)', 'America/New_York', '2026-03-29T06:00:00Z'],
  ])('%s in %s comes at %s', (cron, timeZone, expected) => {
    expect(nextBuildAt({ cron, timeZone }, NOW)).toEqual(new Date(expected));
    expect(scheduleProblem({ cron, timeZone }, NOW)).toBeUndefined();
  });

  it('is undefined when there is none', () => {
    expect(nextBuildAt({ cron: '0 0 1 1 ? 2025' }, NOW)).toBeUndefined();
    expect(nextBuildAt({ cron: 'nonsense' }, NOW)).toBeUndefined();
  });
});

describe('scheduleProblem', () => {
  it.each([
    '0 2 * * *',
    '0 2 * * * *',
    '0 2 ? * ? *',
    '0 2 ? * SUN * *',
    '61 2 ? * SUN *',
    '0 25 ? * SUN *',
    '0 2 32 * ? *',
    '0 2 ? * FUNDAY *',
    'rate(1 day)',
    '@weekly',
    '',
  ])('does not take %j', cron => {
    expect(scheduleProblem({ cron }, NOW)).toMatch(
      /^'settings\.schedule\.cron' is '.*'; it takes minute, hour/,
    );
  });

  it('says when it never comes, and when it comes too often', () => {
    expect(scheduleProblem({ cron: '0 0 1 1 ? 2025' }, NOW)).toMatch(/never/);
    expect(scheduleProblem({ cron: '0 0 30 2 ? *' }, NOW)).toMatch(/never/);
    expect(scheduleProblem({ cron: '*/5 * * * ? *' }, NOW)).toMatch(
      /more often than once an hour/,
    );
  });

  it('wants a time zone that exists', () => {
    expect(
      scheduleProblem({ cron: '0 2 ? * SUN *', timeZone: 'Mars/North' }, NOW),
    ).toMatch(/^'settings\.schedule\.timeZone' is 'Mars\/North'/);
  });
});

it('writes the expression as Image Builder takes it', () => {
  expect(scheduleExpression({ cron: ' 0  2 ? * SUN * ' })).toBe(
    'cron(0 2 ? * SUN *)',
  );
  expect(scheduleExpression({ cron: 'cron(0 2 ? * SUN *)' })).toBe(
    'cron(0 2 ? * SUN *)',
  );
});
