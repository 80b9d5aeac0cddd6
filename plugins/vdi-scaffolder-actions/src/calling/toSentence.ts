import {
  AuthenticationError,
  ConflictError,
  InputError,
  isError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';

/** Whether the backend refused with one of these HTTP statuses. */
export function isRefusal(error: unknown, ...statuses: number[]): boolean {
  return (
    error instanceof ResponseError && statuses.includes(error.response.status)
  );
}

/**
 * Whether the same request may succeed soon: the backend restarts, or somebody between throttles.
 */
export function isPassing(error: unknown): boolean {
  return error instanceof ResponseError
    ? isRefusal(error, 429, 502, 503, 504)
    : isUnreachable(error);
}

/** One clear sentence in place of what a request threw; the task's log shows it. */
export function toSentence(error: unknown): Error {
  if (error instanceof ResponseError) {
    return ofResponse(error);
  }
  if (isUnreachable(error)) {
    return new ServiceUnavailableError(
      `The VDI backend cannot be reached (${reasonOf(
        error,
      )}); run the task again when it answers.`,
    );
  }
  if (isError(error) && error.name === 'AbortError') {
    return new Error('The task was cancelled.');
  }
  return isError(error) ? (error as Error) : new Error(String(error));
}

function ofResponse(error: ResponseError): Error {
  const { status } = error.response;
  const message = error.cause.message;
  switch (status) {
    case 400:
      return new InputError(message);
    case 401:
      return new AuthenticationError(
        'The sign-in of whoever started the task has expired; start the template again.',
      );
    case 403:
      return new NotAllowedError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      return new ServiceUnavailableError(
        `The VDI backend answered with ${status}: ${message}`,
      );
  }
}

/** What Node's fetch throws without an answer: a TypeError whose cause says why. */
function isUnreachable(error: unknown): error is Error {
  return (
    isError(error) &&
    error.name === 'TypeError' &&
    error.message === 'fetch failed'
  );
}

function reasonOf(error: Error): string {
  const cause = error.cause as { code?: string; message?: string } | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
