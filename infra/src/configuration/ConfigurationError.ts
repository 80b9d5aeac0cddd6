import { formatProblem, type Problem } from './Problem';

/** A configuration that cannot be deployed, with everything that is wrong with it. */
export class ConfigurationError extends Error {
  readonly problems: Problem[];

  constructor(source: string, problems: Problem[]) {
    super(
      [
        `${source} cannot be used:`,
        ...problems.map(problem => `  - ${formatProblem(problem)}`),
      ].join('\n'),
    );
    this.name = 'ConfigurationError';
    this.problems = problems;
  }
}
