import { useCallback, useEffect, useRef, useState } from 'react';

interface SteadyListOptions<T> {
  /** What the items are the answer to; another answer may move them */
  key?: string;
  idOf: (item: T) => string;
  /** What an item that is gone looks like until nobody points at it any more */
  gone?: (item: T) => T;
}

/**
 * A list in which nothing moves while somebody points at it or has the focus in it: what is new waits at the end, what
 * is gone stays where it was. Spread `hold` on the element around the list.
 */
export function useSteadyList<T>(
  items: readonly T[],
  options: SteadyListOptions<T>,
) {
  const { key = '' } = options;
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const shown = useRef<{ key: string; items: readonly T[] }>({ key, items });
  const held = (pointed || focused) && shown.current.key === key;
  const next = held ? mergeInPlace(shown.current.items, items, options) : items;

  useEffect(() => {
    shown.current = { key, items: next };
  });

  const onFocus = useCallback(() => setFocused(true), []);
  const onBlur = useCallback((event: React.FocusEvent) => {
    const to = event.relatedTarget as Node | null;
    // Focus that goes nowhere went to another window or into a dialog, and will come back.
    if (to && !event.currentTarget.contains(to)) {
      setFocused(false);
    }
  }, []);
  return {
    items: next,
    hold: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus,
      onBlur,
    },
  };
}

/** The shown items, renewed where they are, with new ones behind them. */
function mergeInPlace<T>(
  shown: readonly T[],
  items: readonly T[],
  { idOf, gone }: SteadyListOptions<T>,
): T[] {
  const renewed = new Map(items.map(item => [idOf(item), item]));
  const merged = shown.map((item): T => {
    const current = renewed.get(idOf(item));
    renewed.delete(idOf(item));
    return current ?? gone?.(item) ?? item;
  });
  return [...merged, ...renewed.values()];
}
