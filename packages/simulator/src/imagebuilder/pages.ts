import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { paginateByPosition } from '../aws/paginate';

const MAX_RESULTS = 25;

/** Values of an item under the name of a filter. */
type FilterFields<T> = Record<string, (item: T) => string | undefined>;

/** One page of a list, under the name of its member. */
export function page<T>(
  input: JsonInput,
  name: string,
  items: T[],
  describe: (item: T) => object,
  most = MAX_RESULTS,
): object {
  const { items: found, nextToken } = paginateByPosition(items, {
    limit: input.integer('maxResults', 1, most) ?? most,
    token: input.text('nextToken'),
    invalidToken: 'InvalidPaginationTokenException',
  });
  return { [name]: found.map(describe), nextToken };
}

/** What the filters of a list let through. */
export function filtered<T>(
  input: JsonInput,
  items: Iterable<T>,
  fields: FilterFields<T>,
): T[] {
  const filters = input.items('filters').map(filter => ({
    name: filter.requiredText('name'),
    values: filter.texts('values', 10),
  }));
  const unknown = filters.find(({ name }) => !Object.hasOwn(fields, name));
  if (unknown) {
    throw new AwsError(
      'InvalidParameterException',
      `The filter '${unknown.name}' is not supported.`,
    );
  }
  return [...items].filter(item =>
    filters.every(({ name, values }) =>
      values.includes(fields[name](item) ?? ''),
    ),
  );
}

/** A time as Image Builder writes it. */
export function dateOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}
