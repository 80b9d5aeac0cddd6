import { useEffect, useRef, type FocusEvent } from 'react';

/**
 * Keeps the focus where somebody worked when the element that had it vanishes, such as a button for what is now done.
 * Spread `keep` on the element around it; `fallback` goes on one in it that stays and has a `tabIndex` of -1.
 */
export function useKeptFocus<T extends HTMLElement>() {
  const fallback = useRef<T>(null);
  const inside = useRef(false);
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) {
      fallback.current?.focus();
    }
  });
  return {
    fallback,
    keep: {
      onFocus: () => {
        inside.current = true;
      },
      onBlur: ({ relatedTarget, target }: FocusEvent<HTMLElement>) => {
        // Focus that goes nowhere while its element goes away was not taken elsewhere by the person.
        inside.current =
          relatedTarget === null &&
          (!target.isConnected || (target as HTMLButtonElement).disabled);
      },
    },
  };
}
