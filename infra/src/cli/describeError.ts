import { ConfigurationError } from '../configuration';
import { NobodyToAskError } from './Terminal';
import { UserError } from './UserError';

const FOR_PEOPLE = [ConfigurationError, NobodyToAskError, UserError];

/** What the terminal says of an error: a sentence where a person can act on it, else all that helps to find the fault. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  if (FOR_PEOPLE.some(type => error instanceof type)) {
    return error.message;
  }
  return isOfAws(error)
    ? `AWS could not be asked: ${error.message} (${error.name}). 'doctor' says more.`
    : error.stack ?? error.message;
}

/** Whether the SDK has thrown it: an answer of a service, or the lack of credentials or of an answer. */
function isOfAws(error: Error): boolean {
  return '$metadata' in error || error.name === 'CredentialsProviderError';
}
