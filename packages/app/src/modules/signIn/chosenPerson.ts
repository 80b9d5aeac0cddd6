import type { IdentityApi } from '@backstage/frontend-plugin-api';

// In the session rather than for good, so that two tabs can be two people.
const STORAGE_KEY = 'demo.userEntityRef';

export function recallPerson(): string | undefined {
  return window.sessionStorage.getItem(STORAGE_KEY) ?? undefined;
}

export function rememberPerson(userEntityRef: string) {
  window.sessionStorage.setItem(STORAGE_KEY, userEntityRef);
}

export function forgetPerson() {
  window.sessionStorage.removeItem(STORAGE_KEY);
}

/** The same identity, whose sign-out leads back to the choice of people. */
export function forgetOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      forgetPerson();
      await identity.signOut();
    },
  };
}
