import type { Finding } from './Finding';
import { findingsOf } from './Finding';

const DENIED =
  /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|NotAuthorized)/;
const UNREACHABLE =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|TimeoutError|socket hang up/;

/** What it means that a question was not answered: nothing about the thing itself. */
export function unanswered(subject: string, error: unknown): Finding {
  const { warning } = findingsOf(subject);
  const { name, message } = toError(error);
  if (DENIED.test(name)) {
    const [, action] = /perform: (\S+)/.exec(message) ?? [];
    return warning(
      `could not be checked: ${
        action ? `the permission ${action} is missing` : message
      }`,
      'allow it, or see to it yourself',
    );
  }
  if (isUnreachable(error)) {
    return warning(
      `could not be checked: there was no answer (${message || name})`,
      'look at the network and the proxy of this machine',
    );
  }
  return warning(
    `could not be checked: ${(message || name).split('\n')[0]}`,
    'see to it yourself',
  );
}

/** Whether the network is what is missing. */
export function isUnreachable(error: unknown): boolean {
  const { name, message, code } = toError(error);
  return UNREACHABLE.test(`${name} ${code} ${message}`);
}

function toError(error: unknown): Error & { code?: string } {
  return error instanceof Error ? error : new Error(String(error));
}
