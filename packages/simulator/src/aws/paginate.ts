import { AwsError } from './AwsError';

/** One page of a list, and the token of the next. */
export interface Page<T> {
  items: T[];
  nextToken?: string;
}

/**
 * Cuts a list whose items have unique, ascending keys. The token names the last key of a page, so that items that
 * come or go between two pages shift nothing.
 */
export function paginate<T>(
  all: Iterable<T>,
  options: {
    limit: number;
    token: string | undefined;
    key: (item: T) => number;
    /** Error for a token that is not one of ours */
    invalidToken: string;
  },
): Page<T> {
  const after =
    options.token === undefined
      ? -1
      : decode(options.token, options.invalidToken);
  const items: T[] = [];
  for (const item of all) {
    if (options.key(item) <= after) continue;
    if (items.length === options.limit) {
      return { items, nextToken: encode(options.key(items[items.length - 1])) };
    }
    items.push(item);
  }
  return { items };
}

/** As {@link paginate}, for short lists that do not change in between. */
export function paginateByPosition<T>(
  all: T[],
  options: { limit: number; token: string | undefined; invalidToken: string },
): Page<T> {
  const page = paginate(all.entries(), {
    ...options,
    key: ([position]) => position,
  });
  return { ...page, items: page.items.map(([, item]) => item) };
}

function encode(key: number): string {
  return Buffer.from(`page:${key}`).toString('base64');
}

function decode(token: string, errorCode: string): number {
  const match = /^page:(\d+)$/.exec(Buffer.from(token, 'base64').toString());
  if (!match) {
    throw new AwsError(
      errorCode,
      'The specified pagination token is not valid.',
    );
  }
  return Number(match[1]);
}
