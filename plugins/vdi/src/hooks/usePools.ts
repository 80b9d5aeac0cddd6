import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Pool,
  PoolTimeline,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

// Targets change by the clock, which nobody signals.
const WITH_SIGNALS = 30_000;
const WITHOUT_SIGNALS = 10_000;
/** Samples are taken every few minutes. */
const TIMELINE = 60_000;

function useLivePools<T>(
  key: string,
  load: (signal: AbortSignal) => Promise<T>,
): LiveQuery<T> {
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key,
    load,
    pollAfter: () => (hasSignals.current ? WITH_SIGNALS : WITHOUT_SIGNALS),
  });
  hasSignals.current = useFleetChanges(result.refresh);
  useOwnChanges(result.refresh);
  return result;
}

/** All warm pools, those with a problem first. */
export function usePools(): LiveQuery<Pool[]> {
  const api = useApi(vdiApiRef);
  return useLivePools(
    'pools',
    async signal => (await api.listPools({ signal })).items,
  );
}

/** The warm pool of a template, which may have none. */
export function usePool(templateId: string): LiveQuery<Pool> {
  const api = useApi(vdiApiRef);
  return useLivePools(templateId, signal =>
    api.getPool(templateId, { signal }),
  );
}

/** A pool's members over the last day and its targets of the coming week. */
export function usePoolTimeline(templateId: string): LiveQuery<PoolTimeline> {
  const api = useApi(vdiApiRef);
  const result = useLiveQuery({
    key: templateId,
    load: signal => api.getPoolTimeline(templateId, { signal }),
    pollAfter: () => TIMELINE,
  });
  useOwnChanges(result.refresh);
  return result;
}
