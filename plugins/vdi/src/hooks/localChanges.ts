const listeners = new Set<() => void>();

/** Tells every list on the page that this person has just changed something. */
export function announceChange(): void {
  for (const listener of listeners) {
    listener();
  }
}

/** Calls back after each change by this person; returns how to stop it. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
