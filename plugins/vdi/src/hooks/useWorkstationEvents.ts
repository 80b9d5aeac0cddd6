import { useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { WorkstationEvent } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery } from './useLiveQuery';

interface OlderEvents {
  items: WorkstationEvent[];
  nextCursor?: string;
}

const PAGE = 25;

/**
 * A workstation's history, newest first. Not every line of it changes the workstation's revision, but each one is
 * signalled.
 */
export function useWorkstationEvents(workstationId: string, revision: number) {
  const api = useApi(vdiApiRef);
  const [older, setOlder] = useState<OlderEvents>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<Error>();
  const newest = useLiveQuery({
    key: workstationId,
    load: signal => api.listEvents(workstationId, { limit: PAGE }, { signal }),
  });
  const { refresh } = newest;
  useOwnChanges(refresh);
  useFleetChanges(refresh);
  const seen = useRef(revision);

  useEffect(() => {
    if (seen.current !== revision) {
      seen.current = revision;
      refresh();
    }
  }, [refresh, revision]);

  const nextCursor = older ? older.nextCursor : newest.value?.nextCursor;
  const loadMore = async () => {
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await api.listEvents(workstationId, {
        limit: PAGE,
        cursor: nextCursor,
      });
      // What the newest page pushed out since is kept with the older events, so that no gap opens between them.
      setOlder(known => ({
        items: [...(known?.items ?? newest.value?.items ?? []), ...page.items],
        nextCursor: page.nextCursor,
      }));
    } catch (error) {
      setMoreError(error as Error);
    } finally {
      setLoadingMore(false);
    }
  };

  const events = new Map<string, WorkstationEvent>();
  for (const event of newest.value?.items ?? []) {
    events.set(event.id, event);
  }
  for (const event of older?.items ?? []) {
    events.set(event.id, event);
  }
  return {
    ...newest,
    events: newest.value && Array.from(events.values()),
    hasMore: nextCursor !== undefined,
    loadMore,
    loadingMore,
    moreError,
  };
}
