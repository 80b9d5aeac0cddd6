import type { z } from 'zod';
import { meantAlternative } from './meantAlternative';
import { nearest } from './nearest';
import type { Problem } from './Problem';
import { knownKeys } from './schemaKeys';

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

/** Characters of a value that is not taken. */
const LONGEST_SHOWN = 200;

/** What one issue of zod means to whoever wrote the file. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  input: unknown,
): Problem[] {
  const { path } = issue;
  const value = valueAt(input, path);
  if (issue.code === 'invalid_union') {
    const chosen = meantAlternative(path, value);
    return typeof chosen === 'string'
      ? [{ path, message: chosen }]
      : (issue.errors[chosen] ?? []).flatMap(inner =>
          describeIssue({ ...inner, path: [...path, ...inner.path] }, input),
        );
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => unknownKey(path, key));
  }
  if (issue.code === 'invalid_key') {
    return [unknownKey(path.slice(0, -1), String(path.at(-1)))];
  }
  const takes = expectation(issue);
  if (value === undefined) {
    return [{ path, message: `is missing; it ${takes}` }];
  }
  if (value === null) {
    return [{ path, message: `is empty; it ${takes}` }];
  }
  return [
    { path, message: `${takes}, not ${shown(value)}${meant(issue, value)}` },
  ];
}

function unknownKey(path: PropertyKey[], key: string): Problem {
  const known = knownKeys(path);
  if (known.includes(key)) {
    // Of the other alternative: only a network has keys in common with another
    return {
      path: [...path, key],
      message:
        'belongs to a new network, and vpcId names one that exists; remove it',
    };
  }
  const likely = nearest(key, known);
  const advice = likely
    ? `did you mean '${likely}'?`
    : `known are ${known.join(', ')}`;
  return { path: [...path, key], message: `is not a known key; ${advice}` };
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('takes ')) {
    return issue.message;
  }
  switch (issue.code) {
    case 'invalid_type':
      return `takes ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `takes ${shown(issue.values[0])}`
        : `takes one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `takes ${issue.inclusive ? '' : 'more than '}${issue.minimum}${
        issue.inclusive ? ' or more' : ''
      }${measure(issue.origin)}`;
    case 'too_big':
      return `takes ${issue.maximum} or less${measure(issue.origin)}`;
    default:
      return `takes something else: ${issue.message}`;
  }
}

function measure(origin: string): string {
  return origin === 'string' ? ' characters' : '';
}

function meant(issue: z.core.$ZodIssue, value: unknown): string {
  if (
    issue.code === 'invalid_type' &&
    issue.expected === 'string' &&
    ['number', 'boolean'].includes(typeof value) &&
    !issue.message.startsWith('takes ')
  ) {
    return '; put it in quotes';
  }
  if (issue.code !== 'invalid_value' || typeof value !== 'string') {
    return '';
  }
  const likely = nearest(
    value,
    issue.values.filter(each => typeof each === 'string'),
  );
  return likely ? `; did you mean '${likely}'?` : '';
}

function shown(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  }
  if (typeof value === 'object' && value !== null) {
    return 'a group of keys';
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** No longer than helps to find it. */
function quoted(value: string): string {
  return value.length > LONGEST_SHOWN
    ? `'${value.slice(0, LONGEST_SHOWN)}…'`
    : `'${value}'`;
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );
}
