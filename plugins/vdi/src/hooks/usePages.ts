import { useState } from 'react';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** A page of something that is listed newest first. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

interface PagesOptions<T> {
  /** What is listed */
  key: string;
  load: (
    query: { limit: number; cursor?: string },
    options: { signal?: AbortSignal },
  ) => Promise<Page<T>>;
}

/** What is known of a list, and how to know more. */
export interface Pages<T> extends LiveQuery<Page<T>> {
  /** All that was loaded, newest first */
  items?: T[];
  hasMore: boolean;
  loadMore: () => Promise<void>;
  loadingMore: boolean;
  moreError?: Error;
}

const PAGE = 25;

/** A list of which the newest page is kept up to date, and older pages are loaded when asked for. */
export function usePages<T extends { id: string }>({
  key,
  load,
}: PagesOptions<T>): Pages<T> {
  const [older, setOlder] = useState<Page<T>>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<Error>();
  const newest = useLiveQuery({
    key,
    load: signal => load({ limit: PAGE }, { signal }),
  });

  const nextCursor = older ? older.nextCursor : newest.value?.nextCursor;
  const loadMore = async () => {
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const page = await load({ limit: PAGE, cursor: nextCursor }, {});
      // What the newest page pushed out since is kept with the older items, so that no gap opens between them.
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

  const items = new Map<string, T>();
  for (const item of [
    ...(newest.value?.items ?? []),
    ...(older?.items ?? []),
  ]) {
    items.set(item.id, item);
  }
  return {
    ...newest,
    items: newest.value && Array.from(items.values()),
    hasMore: nextCursor !== undefined,
    loadMore,
    loadingMore,
    moreError,
  };
}
