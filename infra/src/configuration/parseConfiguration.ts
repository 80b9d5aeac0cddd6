import { crossChecks } from './checks';
import { ConfigurationError } from './ConfigurationError';
import { describeIssue } from './describeIssue';
import { formatPath, type Problem } from './Problem';
import { type Configuration, configurationSchema } from './schema';

/**
 * The configuration that was written, with the defaults filled in.
 *
 * @param input - what the file holds
 * @param source - its name, for the error
 * @throws ConfigurationError with every problem at once
 */
export function parseConfiguration(
  input: unknown,
  source = 'The configuration',
): Configuration {
  const result = configurationSchema.safeParse(input);
  if (result.success) {
    const problems = crossChecks(result.data);
    if (problems.length > 0) {
      throw new ConfigurationError(source, problems);
    }
    return result.data;
  }
  const { issues } = result.error;
  throw new ConfigurationError(source, [
    ...lastOfEach(issues.flatMap(issue => describeIssue(issue, input))),
    ...problemsOfTheRest(input, issues),
  ]);
}

/** One problem of a value: the last one is of our own limits, those before are of what numbers and texts can be. */
function lastOfEach(problems: Problem[]): Problem[] {
  return [
    ...new Map(
      problems.map(problem => [formatPath(problem.path), problem]),
    ).values(),
  ];
}

/** What the checks say of the sections that can be read, so that nobody learns of a problem only after the first. */
function problemsOfTheRest(
  input: unknown,
  issues: { path: PropertyKey[] }[],
): Problem[] {
  if (typeof input !== 'object' || input === null) {
    return [];
  }
  const faulty = new Set(issues.map(({ path }) => path[0]));
  const known = Object.keys(configurationSchema.shape);
  const rest = Object.fromEntries(
    Object.entries(input).filter(
      ([key]) => known.includes(key) && !faulty.has(key),
    ),
  );
  const { data } = configurationSchema.partial().safeParse(rest);
  return data ? crossChecks(data) : [];
}
