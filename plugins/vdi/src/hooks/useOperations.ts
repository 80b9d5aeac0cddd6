import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

// Calls and replicas are told of once a minute, and the queue moves all the time.
const WITH_SIGNALS = 15_000;
const WITHOUT_SIGNALS = 5_000;

/** How the plugin itself is doing, up to date. */
export function useOperations(): LiveQuery<Operations> {
  const api = useApi(vdiApiRef);
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key: 'operations',
    load: signal => api.getOperations({ signal }),
    pollAfter: () => (hasSignals.current ? WITH_SIGNALS : WITHOUT_SIGNALS),
  });
  hasSignals.current = useFleetChanges(result.refresh);
  return result;
}
