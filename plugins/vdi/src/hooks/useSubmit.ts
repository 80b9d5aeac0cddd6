import { useRef, useState } from 'react';
import { announceChange } from './localChanges';

/** Something that is sent once at a time, and how that went. */
export interface Submission {
  /** Resolves to whether it worked. */
  submit: (send: () => Promise<unknown>) => Promise<boolean>;
  busy: boolean;
  error?: Error;
  dismissError: () => void;
}

/** Sends a change, however often one clicks, and tells every list on the page. */
export function useSubmit(): Submission {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();

  const submit = async (send: () => Promise<unknown>): Promise<boolean> => {
    if (running.current) {
      return false;
    }
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await send();
      return true;
    } catch (problem) {
      setError(problem as Error);
      return false;
    } finally {
      running.current = false;
      setBusy(false);
      // Also after a refusal: what was to be changed is then probably not what it seemed.
      announceChange();
    }
  };

  return { submit, busy, error, dismissError: () => setError(undefined) };
}
