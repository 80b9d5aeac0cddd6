import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { WorkstationEvent } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { usePages, type Pages } from './usePages';

/**
 * A workstation's history, newest first. Not every line of it changes the workstation's revision, but each one is
 * signalled.
 */
export function useWorkstationEvents(
  workstationId: string,
  revision: number,
): Pages<WorkstationEvent> {
  const api = useApi(vdiApiRef);
  const pages = usePages({
    key: workstationId,
    load: (query, options) => api.listEvents(workstationId, query, options),
  });
  const { refresh } = pages;
  useOwnChanges(refresh);
  useFleetChanges(refresh);
  const seen = useRef(revision);

  useEffect(() => {
    if (seen.current !== revision) {
      seen.current = revision;
      refresh();
    }
  }, [refresh, revision]);

  return pages;
}
