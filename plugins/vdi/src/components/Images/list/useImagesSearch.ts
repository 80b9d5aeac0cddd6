import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { ImageQuery } from '@deskstage/backstage-plugin-vdi-common';

const PAGE = 25;

/** Cursors of the pages before; kept with the history entry, so that they survive a reload. */
interface PageState {
  cursors?: readonly string[];
}

/** What the address bar says about the list, and how to change it. */
export function useImagesSearch() {
  const { search: text, state } = useLocation();
  const navigate = useNavigate();
  const cursors = (state as PageState | null)?.cursors ?? [];
  const query = useMemo((): ImageQuery => {
    const params = new URLSearchParams(text);
    return {
      q: params.get('q') || undefined,
      owned: params.get('owned') === 'true' || undefined,
      cursor: params.get('cursor') || undefined,
      limit: PAGE,
    };
  }, [text]);

  const go = (
    { q, owned, cursor }: ImageQuery,
    known: readonly string[] = [],
    replace = false,
  ) => {
    const params = new URLSearchParams();
    if (q) {
      params.set('q', q);
    }
    if (owned) {
      params.set('owned', 'true');
    }
    if (cursor) {
      params.set('cursor', cursor);
    }
    navigate(
      { search: params.toString() },
      { replace, state: { cursors: known } },
    );
  };
  const { q, owned, cursor } = query;
  return {
    query,
    page: cursors.length + 1,
    isFiltered: q !== undefined || owned === true,
    filter: (change: Pick<ImageQuery, 'q' | 'owned'>) =>
      go({ q, owned, ...change }, [], true),
    clear: () => go({}),
    first: () => go({ q, owned }),
    next: (to: string) =>
      go({ q, owned, cursor: to }, [...cursors, cursor ?? '']),
    previous: () =>
      go(
        { q, owned, cursor: cursors.at(-1) || undefined },
        cursors.slice(0, -1),
      ),
  };
}
