import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { pollAfter } from './polling';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** One workstation, up to date. */
export function useWorkstation(workstationId: string): LiveQuery<Workstation> {
  const api = useApi(vdiApiRef);
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key: workstationId,
    load: signal => api.getWorkstation(workstationId, { signal }),
    pollAfter: workstation =>
      workstation?.status === 'terminated'
        ? undefined
        : pollAfter(workstation && [workstation], hasSignals.current),
  });
  hasSignals.current = useOwnChanges(result.refresh);
  // This also tells an administrator about somebody else's workstation.
  useFleetChanges(result.refresh);
  return result;
}
