import { AwsError } from '../aws/AwsError';
import type { QueryParameters } from './QueryParameters';
import type { Tags } from './Tags';

/** Values of an item under the name of a filter. */
export type FilterFields<T> = Record<
  string,
  (item: T) => string | undefined | (string | undefined)[]
>;

const MAX_VALUES = 200;

/** Compiles `Filter.1.Name=…&Filter.1.Value.1=…` to one predicate; besides the fields it knows tags. */
export function readFilters<T>(
  parameters: QueryParameters,
  fields: FilterFields<T>,
  tagsOf: (item: T) => Tags,
): (item: T) => boolean {
  const predicates = parameters.items('Filter').map(filter => {
    const name = filter.requiredText('Name');
    const values = filter.texts('Value');
    if (values.length > MAX_VALUES) {
      throw new AwsError(
        'FilterLimitExceeded',
        `The maximum number of filter values specified on a single call is ${MAX_VALUES}`,
      );
    }
    const matches = compileValues(values);
    if (name.startsWith('tag:')) {
      const key = name.slice('tag:'.length);
      return (item: T) => {
        const tags = tagsOf(item);
        return Object.hasOwn(tags, key) && matches(tags[key]);
      };
    }
    if (name === 'tag-key')
      return (item: T) => Object.keys(tagsOf(item)).some(matches);
    if (name === 'tag-value')
      return (item: T) => Object.values(tagsOf(item)).some(matches);
    if (!Object.hasOwn(fields, name)) {
      throw new AwsError(
        'InvalidParameterValue',
        `The filter '${name}' is invalid`,
      );
    }
    const field = fields[name];
    return (item: T) =>
      [field(item)].flat().some(value => value !== undefined && matches(value));
  });
  return item => predicates.every(predicate => predicate(item));
}

/** `*` stands for any text, `?` for any character, a backslash takes their meaning away. */
function compileValues(values: string[]): (value: string) => boolean {
  const exact = new Set(values.filter(value => !/[*?\\]/.test(value)));
  const patterns = values.filter(value => /[*?\\]/.test(value)).map(toPattern);
  return value =>
    exact.has(value) || patterns.some(pattern => pattern.test(value));
}

function toPattern(text: string): RegExp {
  const source = text.replace(/\\[\s\S]|[*?]|[^\\*?]+|\\/g, part => {
    if (part === '*') return '[\\s\\S]*';
    if (part === '?') return '[\\s\\S]';
    const literal = part.length === 2 && part.startsWith('\\') ? part[1] : part;
    return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`);
}
