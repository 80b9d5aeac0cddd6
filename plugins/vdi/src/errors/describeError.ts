import { ResponseError } from '@backstage/errors';

/** What kind of failure it was, as far as it makes a difference to what one can do. */
export type ErrorKind =
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'unauthorized'
  | 'unreachable'
  | 'other';

const KINDS: Record<number, ErrorKind> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
};

/** What kind of failure an error stands for. */
export function errorKind(error: Error): ErrorKind {
  if (error instanceof ResponseError) {
    return KINDS[error.statusCode] ?? 'other';
  }
  return error instanceof TypeError ? 'unreachable' : 'other';
}

/** The sentence that the server gave. */
export function errorMessage(error: Error): string {
  return error instanceof ResponseError && error.cause.message
    ? error.cause.message
    : error.message;
}
