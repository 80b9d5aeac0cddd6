import { runAll } from './runAll';
import type { Figure } from './measure';
import type { Scale } from './Scale';
import { formatTable } from './table';

jest.setTimeout(180_000);

const TINY: Scale = {
  workstations: 200,
  ended: 20,
  requests: 8,
  warm: 5,
  samples: 1,
  seconds: 1,
  instances: 12,
  launches: 3,
  day: { members: 4, requests: 400, from: 11.95, to: 12.05 },
  starts: [4],
  invocations: 2,
  imports: 1,
};

/** Whether the figure has words, or two times of which one is a median. */
function isSpread({ p50, p99, result }: Figure): boolean {
  return p50 === undefined || p99 === undefined
    ? result !== undefined
    : p50 > 0 && p99 >= p50;
}

describe('the benchmarks', () => {
  it('measure everything that they say, on every database there is', async () => {
    const { databases, figures } = await runAll({
      scale: TINY,
      postgres:
        process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING,
    });
    const names = databases.map(each => each.split(' ')[0]);
    expect(names).toContain('SQLite');
    expect(
      figures.filter(each => !each.measure || !each.on || !isSpread(each)),
    ).toEqual([]);

    const resultsOf = (part: string) =>
      figures.filter(each => each.measure.includes(part));
    const onEach = names.length;
    expect(resultsOf('first page')).toHaveLength(12 * onEach);
    expect(resultsOf('from the middle')).toHaveLength(12 * onEach);
    expect(resultsOf('at once on 5 warm').map(each => each.result)).toEqual(
      names.map(() => expect.stringMatching(/^5 claimed, each once; \d+/)),
    );
    expect(resultsOf('none left').map(each => each.result)).toEqual(
      names.map(() => '3 to be launched'),
    );
    expect(resultsOf('over HTTP')).toHaveLength(2);
    expect(resultsOf('AWS calls')[0].result).toMatch(
      /3 CreateTags.* 1 RunInstances/,
    );
    expect(resultsOf('Sweep')[0].result).toMatch(
      /1 DescribeInstances.* MB of XML/,
    );
    expect(resultsOf('A day of a pool of 4').map(each => each.result)).toEqual([
      expect.stringMatching(/^\d+\.\d % of [1-9]\d* requests/),
      expect.stringMatching(/^median \d+ s, p99 \d+ s/),
      expect.stringMatching(/^\d+ machine hours/),
      expect.stringMatching(/ RunInstances, .* 0 throttled$/),
    ]);
    expect(resultsOf('4 stopped workstations')[0].result).toMatch(
      /^1 StartInstances, 0 throttled; /,
    );
    expect(resultsOf('one call').map(each => each.measure)).toEqual([
      'Function resolver, one call',
      'Function authenticator, one call',
      'Function gateway-refresh, one call',
    ]);
    expect(resultsOf('cold import').map(each => each.result)).toEqual(
      Array(3).fill(expect.stringMatching(/^\d+ kB, \d+ kB with/)),
    );
  });
});

describe('the table', () => {
  const figures = [
    { measure: 'One', on: 'SQLite', p50: 1.234, p99: 45.67 },
    { measure: 'Another one', on: 'PostgreSQL', result: 'done' },
  ];

  it('has its numbers end in line', () => {
    expect(formatTable(figures, 'text').split('\n')).toEqual([
      'Measure      On          p50 ms  p99 ms  Result',
      '-----------  ----------  ------  ------  ------',
      'One          SQLite        1.23    45.7',
      'Another one  PostgreSQL                  done',
    ]);
  });

  it('can be put into a document', () => {
    expect(formatTable(figures, 'markdown').split('\n')).toEqual([
      '| Measure     | On         | p50 ms | p99 ms | Result |',
      '| ----------- | ---------- | -----: | -----: | ------ |',
      '| One         | SQLite     |   1.23 |   45.7 |        |',
      '| Another one | PostgreSQL |        |        | done   |',
    ]);
  });
});
