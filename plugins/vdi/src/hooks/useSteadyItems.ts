import { useCallback, useEffect, useRef, useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/**
 * A list in which nothing moves while somebody points at it or has the focus in it: what is new waits at the end, what
 * is gone stays where it was, as deleted. Spread `hold` on the element around the list.
 */
export function useSteadyItems(items: readonly Workstation[], key = '') {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const shown = useRef<{ key: string; items: readonly Workstation[] }>({
    key,
    items,
  });
  const held = (pointed || focused) && shown.current.key === key;
  const next = held ? mergeInPlace(shown.current.items, items) : items;

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
export function mergeInPlace(
  shown: readonly Workstation[],
  items: readonly Workstation[],
): Workstation[] {
  const renewed = new Map(items.map(item => [item.id, item]));
  const merged = shown.map((item): Workstation => {
    const current = renewed.get(item.id);
    renewed.delete(item.id);
    return (
      current ?? {
        ...item,
        status: 'terminated',
        actions: [],
        reason: undefined,
      }
    );
  });
  return [...merged, ...renewed.values()];
}
