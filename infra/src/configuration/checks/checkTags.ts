import type { Problem } from '../Problem';
import type { Check } from './Check';

/** EC2 takes 50 on a resource; ours and those of AWS need the others. */
const MOST = 30;

/**
 * What all services take, of which IAM takes the least.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html
 */
const ALLOWED = /^[\p{L}\p{Zs}\p{N}_.:/=+\-@]*$/u;

/** Tags that belong to somebody else, or that not all services take. */
export const checkTags: Check = ({ tags = {} }) => {
  const keys = Object.keys(tags);
  return [
    ...keys.flatMap((key, index) => [
      ...reserved(key),
      ...characters(key, tags[key]),
      ...alike(key, keys.slice(0, index)),
    ]),
    ...(keys.length > MOST
      ? [{ path: ['tags'], message: `takes ${MOST} tags or fewer` }]
      : []),
  ];
};

function reserved(key: string): Problem[] {
  const [, prefix] = /^(aws:|vdi:)/i.exec(key) ?? [];
  return prefix
    ? problem(
        key,
        `begins with '${prefix}', which is reserved; take another name`,
      )
    : [];
}

function characters(key: string, value: string): Problem[] {
  return ALLOWED.test(key) && ALLOWED.test(value)
    ? []
    : problem(
        key,
        'holds characters that AWS does not take in tags; use letters, digits, spaces and _ . : / = + - @',
      );
}

/** To IAM, keys that differ by their case alone are the same. */
function alike(key: string, earlier: string[]): Problem[] {
  const other = earlier.find(each => each.toLowerCase() === key.toLowerCase());
  return other === undefined
    ? []
    : problem(
        key,
        `differs from '${other}' by its case alone, which IAM refuses; remove one`,
      );
}

function problem(key: string, message: string): Problem[] {
  return [{ path: ['tags', key], message }];
}
