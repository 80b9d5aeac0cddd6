import { useApi } from '@backstage/frontend-plugin-api';
import type { Health } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** Whether the parts that workstations depend on answer. */
export function useHealth(): LiveQuery<Health> {
  const api = useApi(vdiApiRef);
  return useLiveQuery({
    key: 'health',
    load: signal => api.getHealth({ signal }),
    pollAfter: health => (health?.status === 'degraded' ? 15_000 : 60_000),
  });
}
