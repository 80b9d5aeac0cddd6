import { useState } from 'react';

/** Goes through the pages of a list within a page. */
export function useCursors() {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  return {
    /** Of the present page; absent on the first */
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    next: (cursor: string) => setCursors(known => [...known, cursor]),
    previous: () => setCursors(known => known.slice(0, -1)),
    first: () => setCursors([]),
  };
}
