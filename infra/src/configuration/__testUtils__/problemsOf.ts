import { ConfigurationError } from '../ConfigurationError';
import { parseConfiguration } from '../parseConfiguration';
import { formatProblem } from '../Problem';

export const ACM =
  'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000';

/** As little as a file can hold. */
export const SHORT = {
  deployment: 'test',
  account: '111122223333',
  region: 'eu-west-1',
  gateway: {
    allowedCidrs: ['198.51.100.0/24'],
    certificate: { acmArn: ACM },
  },
};

/** What is said of a file, as sentences. */
export function problemsOf(input: unknown): string[] {
  try {
    parseConfiguration(input);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    return error.problems.map(formatProblem);
  }
}
