import { useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/** Which of the rows on a page are chosen; another page begins with none, so that nobody acts on what they do not see. */
export function useSelection(items: readonly Workstation[], pageKey: string) {
  const [chosen, setChosen] = useState<{
    pageKey: string;
    ids: ReadonlySet<string>;
  }>({ pageKey, ids: new Set() });
  const ids = chosen.pageKey === pageKey ? chosen.ids : new Set<string>();
  const choose = (next: Iterable<string>) =>
    setChosen({ pageKey, ids: new Set(next) });
  const selected = items.filter(({ id }) => ids.has(id));
  const all = items.length > 0 && selected.length === items.length;
  return {
    selected,
    all,
    has: (id: string) => ids.has(id),
    toggle: (id: string) =>
      choose(ids.has(id) ? [...ids].filter(each => each !== id) : [...ids, id]),
    toggleAll: () => choose(all ? [] : items.map(({ id }) => id)),
    clear: () => choose([]),
  };
}

/** What {@link useSelection} gives. */
export type Selection = ReturnType<typeof useSelection>;
