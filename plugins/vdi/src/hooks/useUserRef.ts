import useAsync from 'react-use/lib/useAsync';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Entity ref of the signed-in person, once it is known. */
export function useUserRef(): string | undefined {
  const identityApi = useApi(identityApiRef);
  const { value } = useAsync(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );
  return value?.userEntityRef;
}
