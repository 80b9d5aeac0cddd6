import { mockCredentials } from '@backstage/backend-test-utils';
import type { Caller } from '../permissions';

/** A person who calls. */
export function aCaller(ref: string): Caller {
  return {
    credentials: mockCredentials.user(ref),
    actor: { kind: 'user', ref },
    userRef: ref,
    ownershipRefs: [ref],
  };
}
