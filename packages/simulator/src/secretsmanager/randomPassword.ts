import { randomInt } from 'node:crypto';
import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';

const LOWERCASE = 'abcdefghijklmnopqrstuvwxyz';
const NUMBERS = '0123456789';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';

/** GetRandomPassword: letters, digits and punctuation, less what is excluded. */
export function randomPassword(input: JsonInput): string {
  const length = input.integer('PasswordLength', 1, 4096) ?? 32;
  const excluded = new Set(input.text('ExcludeCharacters') ?? '');
  const types = [
    input.flag('ExcludeLowercase') ? '' : LOWERCASE,
    input.flag('ExcludeUppercase') ? '' : LOWERCASE.toUpperCase(),
    input.flag('ExcludeNumbers') ? '' : NUMBERS,
    input.flag('ExcludePunctuation') ? '' : PUNCTUATION,
    input.flag('IncludeSpace') ? ' ' : '',
  ]
    .map(type => [...type].filter(char => !excluded.has(char)))
    .filter(type => type.length > 0);
  const each = input.flag('RequireEachIncludedType', true);
  if (types.length === 0 || (each && types.length > length)) {
    throw new AwsError(
      'InvalidParameterException',
      'The password length or the excluded characters leave no possible password.',
    );
  }
  const all = types.flat();
  const characters = Array.from({ length }, (_, index) =>
    pick(each && index < types.length ? types[index] : all),
  );
  return shuffle(characters).join('');
}

function pick(characters: string[]): string {
  return characters[randomInt(characters.length)];
}

function shuffle(characters: string[]): string[] {
  const shuffled = [...characters];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}
