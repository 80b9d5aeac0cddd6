import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';

/** What to call whoever is signed in; undefined as long as that is not known. */
export function useFirstName(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const [name, setName] = useState<string>();

  useEffect(() => {
    let left = false;
    identityApi.getProfileInfo().then(({ displayName }) => {
      if (!left) {
        setName(displayName?.split(' ')[0]);
      }
    });
    return () => {
      left = true;
    };
  }, [identityApi]);

  return name;
}
