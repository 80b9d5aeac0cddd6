import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Fleet } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** Everybody's workstations in numbers, up to date. */
export function useFleet(): LiveQuery<Fleet> {
  const api = useApi(vdiApiRef);
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key: 'fleet',
    load: signal => api.getFleet({ signal }),
    pollAfter: () => (hasSignals.current ? 60_000 : 15_000),
  });
  hasSignals.current = useFleetChanges(result.refresh);
  useOwnChanges(result.refresh);
  return result;
}
