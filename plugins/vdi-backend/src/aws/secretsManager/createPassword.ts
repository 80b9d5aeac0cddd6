import { randomInt } from 'node:crypto';

// Without look-alikes, which people mistype on a logon screen, and without what shells, chpasswd or PowerShell
// would take for syntax.
const CLASSES = [
  'abcdefghijkmnpqrstuvwxyz',
  'ABCDEFGHJKLMNPQRSTUVWXYZ',
  '23456789',
  '-_.+=@',
] as const;

const ALPHABET = CLASSES.join('');
const LENGTH = 24;

/** A random password with each of the four classes of characters that Windows asks for. */
export function createPassword(): string {
  for (;;) {
    const password = Array.from(
      { length: LENGTH },
      () => ALPHABET[randomInt(ALPHABET.length)],
    );
    // Drawn anew rather than patched: every password that qualifies stays equally likely.
    if (
      CLASSES.every(characters => password.some(c => characters.includes(c)))
    ) {
      return password.join('');
    }
  }
}
