import { useState } from 'react';

/** Values typed into lists of a form that cannot be taken: they keep it from being saved until they are gone. */
export function useDrafts() {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [round, setRound] = useState(0);
  return {
    wrong: wrong.size > 0,
    /** What a list is given as its key, so that it forgets what was typed */
    key: (list: string) => `${list} ${round}`,
    report: (list: string) => (isWrong: boolean) =>
      setWrong(known => {
        const next = new Set(known);
        if (isWrong) {
          next.add(list);
        } else {
          next.delete(list);
        }
        return next;
      }),
    discard: () => {
      setWrong(new Set());
      setRound(count => count + 1);
    },
  };
}

/** What {@link useDrafts} gives. */
export type Drafts = ReturnType<typeof useDrafts>;
