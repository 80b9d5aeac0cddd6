import { useApi } from '@backstage/frontend-plugin-api';
import type { Me } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** The caller's rights and limits. */
export function useMe(): LiveQuery<Me> {
  const api = useApi(vdiApiRef);
  const result = useLiveQuery({
    key: 'me',
    load: signal => api.getMe({ signal }),
    pollAfter: () => 60_000,
  });
  useOwnChanges(result.refresh);
  return result;
}
