/** What is wrong with a name. */
export type NameProblem = 'missing' | 'long' | 'pattern';

const LONGEST_NAME = 63;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;

/** What the API would refuse a name for; `undefined` when it would take it. */
export function nameProblem(name: string): NameProblem | undefined {
  if (!name) {
    return 'missing';
  }
  if (name.length > LONGEST_NAME) {
    return 'long';
  }
  return NAME.test(name) ? undefined : 'pattern';
}

/** A name after a template or entity that is not among those already taken. */
export function suggestName(base: string, taken: Iterable<string>): string {
  const used = new Set(Array.from(taken, name => name.toLocaleLowerCase()));
  const stem =
    base
      .replace(/[^\p{L}\p{M}\p{N} ._-]+/gu, '-')
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .slice(0, LONGEST_NAME - 4)
      .replace(/[-. _]+$/, '') || 'desktop';
  let name = stem;
  for (let number = 2; used.has(name.toLocaleLowerCase()); number++) {
    name = `${stem}-${number}`;
  }
  return name;
}
