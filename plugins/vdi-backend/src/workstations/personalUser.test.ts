import { stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import { personalUserOf } from './personalUser';

const PLATFORMS = ['linux', 'windows'] as const;

/** Names of user entities, in the alphabet that the catalog allows by default, and beyond it. */
const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-zA-Z0-9._-]{0,62}$/),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 63 })
    .filter(each => !/[:/]/.test(each) && each.trim() !== ''),
);
const namespace = fc.constantFrom('default', 'contractors', 'a-very-long-one');
const ref = fc
  .tuple(namespace, name)
  .map(([ns, n]) =>
    stringifyEntityRef({ kind: 'User', namespace: ns, name: n }),
  );

describe('personalUserOf', () => {
  it.each([
    ['user:default/amara', 'amara'],
    ['user:default/amara-o_1', 'amara-o_1'],
  ])('keeps a name that every system takes: %s', (ownerRef, expected) => {
    expect(personalUserOf(ownerRef, 'linux')).toBe(expected);
    expect(personalUserOf(ownerRef, 'windows')).toBe(expected);
  });

  it.each([
    ['user:default/root', /^root-[0-9a-f]{6}$/],
    ['user:default/backup', /^backup-[0-9a-f]{6}$/],
    ['user:default/amara.obi', /^amaraobi-[0-9a-f]{6}$/],
    ['user:default/zoë', /^zoe-[0-9a-f]{6}$/],
    ['user:default/42', /^user-[0-9a-f]{6}$/],
    ['user:default/李', /^user-[0-9a-f]{6}$/],
    ['user:contractors/amara', /^amara-[0-9a-f]{6}$/],
  ])('makes a name for %s', (ownerRef, expected) => {
    expect(personalUserOf(ownerRef, 'linux')).toMatch(expected);
  });

  it('answers with names that useradd and Windows take', () => {
    fc.assert(
      fc.property(ref, ownerRef => {
        expect(personalUserOf(ownerRef, 'linux')).toMatch(
          /^[a-z][a-z0-9_-]{0,31}$/,
        );
        expect(personalUserOf(ownerRef, 'windows')).toMatch(
          /^[a-z][a-z0-9_-]{0,19}$/,
        );
      }),
    );
  });

  it('answers with different names for different people, and always the same', () => {
    fc.assert(
      fc.property(ref, ref, (one, other) => {
        fc.pre(one !== other);
        for (const platform of PLATFORMS) {
          const user = personalUserOf(one, platform);
          expect(personalUserOf(one, platform)).toBe(user);
          expect(personalUserOf(other, platform)).not.toBe(user);
        }
      }),
      { numRuns: 500 },
    );
  });
});
