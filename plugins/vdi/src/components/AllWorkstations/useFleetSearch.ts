import { useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type {
  WorkstationQuery,
  WorkstationSort,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  readFleetSearch,
  writeFleetSearch,
  type FleetSearch,
} from './fleetSearch';

const PAGE = 25;

/** Cursors of the pages before; kept with the history entry, so that they survive a reload. */
interface PageState {
  cursors?: readonly string[];
}

/** What the address bar says about the table, and how to change it. */
export function useFleetSearch() {
  const { search: text, state } = useLocation();
  const navigate = useNavigate();
  const search = useMemo(() => readFleetSearch(text), [text]);
  const cursors = (state as PageState | null)?.cursors ?? [];

  const go = (
    next: FleetSearch,
    options: { replace?: boolean; cursors?: readonly string[] } = {},
  ) =>
    navigate(
      { search: writeFleetSearch(next) },
      { replace: options.replace, state: { cursors: options.cursors ?? [] } },
    );

  const { page, open, ...filters } = search;
  const query: WorkstationQuery = { ...filters, limit: PAGE };
  return {
    search,
    query,
    filter: (change: Partial<FleetSearch>, replace = false) =>
      go({ ...search, ...change, cursor: undefined, page: 1 }, { replace }),
    sortBy: (sort: WorkstationSort) =>
      go({ ...search, sort, cursor: undefined, page: 1 }),
    clear: () => go({ sort: search.sort, page: 1 }),
    open: (workstationId: string | undefined) =>
      go({ ...search, open: workstationId }, { cursors }),
    first: () => go({ ...search, cursor: undefined, page: 1 }),
    next: (cursor: string) =>
      go(
        { ...search, cursor, page: page + 1 },
        { cursors: [...cursors, search.cursor ?? ''] },
      ),
    previous: () => {
      const before = cursors.at(-1);
      // Somebody who came by a link with a cursor has no pages before it; they begin anew.
      const known = before !== undefined;
      go(
        {
          ...search,
          cursor: before || undefined,
          page: known ? Math.max(1, page - 1) : 1,
        },
        { cursors: cursors.slice(0, -1) },
      );
    },
  };
}
