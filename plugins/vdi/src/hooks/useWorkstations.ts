import { useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  WorkstationPage,
  WorkstationQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { pollAfter } from './polling';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

const MOST = 200;

function useWorkstationPage(query: WorkstationQuery) {
  const api = useApi(vdiApiRef);
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key: JSON.stringify(query),
    load: signal => api.listWorkstations(query, { signal }),
    pollAfter: page => pollAfter(page?.items, hasSignals.current),
    keepPrevious: true,
  });
  hasSignals.current = useOwnChanges(result.refresh);
  return result;
}

/** A page of anybody's workstations, up to date; the page before stays until a new one is there. */
export function useWorkstations(
  query: WorkstationQuery,
): LiveQuery<WorkstationPage> {
  const result = useWorkstationPage(query);
  useFleetChanges(result.refresh);
  return result;
}

/** The caller's own workstations, oldest first, so that a new one moves no other. */
export function useMyWorkstations(): LiveQuery<WorkstationPage> {
  return useWorkstationPage({ owner: 'me', sort: 'createdAt', limit: MOST });
}

/** The workstations opened for a catalog entity that the caller may see. */
export function useEntityWorkstations(
  entityRef: string,
): LiveQuery<WorkstationPage> {
  return useWorkstations({ entity: entityRef, sort: 'createdAt', limit: MOST });
}
