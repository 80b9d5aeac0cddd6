import { useCallback, useEffect, useRef, useState } from 'react';

/** Options of {@link useLiveQuery}. */
export interface LiveQueryOptions<T> {
  /** What is asked for; a new key asks anew. */
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  /** Milliseconds until it is asked for again; never when `undefined`. */
  pollAfter?: (value: T | undefined) => number | undefined;
  /** Whether the answer to the key before is shown until the new one is there. */
  keepPrevious?: boolean;
}

/** What is known, and how well. */
export interface LiveQuery<T> {
  value?: T;
  /** Why the latest question was not answered; an older answer may still be there. */
  error?: Error;
  /** Whether there is nothing to show yet. */
  loading: boolean;
  /** Whether the value belongs to the key before. */
  outdated: boolean;
  /** Asks again; resolves when the answer is there. */
  refresh: () => Promise<void>;
}

interface Answer<T> {
  key?: string;
  value?: T;
  error?: Error;
}

const AFTER_ERROR = 10_000;

/**
 * Asks for something and keeps it up to date. While it asks again the last answer stays; questions that come during
 * one are answered by one more; nothing is asked on a timer while the page is hidden.
 */
export function useLiveQuery<T>(options: LiveQueryOptions<T>): LiveQuery<T> {
  const { key, keepPrevious = false } = options;
  const [answer, setAnswer] = useState<Answer<T>>({});
  const latest = useRef(options);
  latest.current = options;
  const answered = useRef(answer);
  const run = useRef<{ key: string; again: boolean; done: Promise<void> }>();
  const abort = useRef<AbortController>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const refresh = useCallback(async (): Promise<void> => {
    const asked = latest.current.key;
    if (run.current?.key === asked) {
      run.current.again = true;
      return run.current.done;
    }
    abort.current?.abort();
    clearTimeout(timer.current);
    const controller = new AbortController();
    abort.current = controller;
    const current = { key: asked, again: false, done: Promise.resolve() };
    const settle = (next: Answer<T>) => {
      answered.current = next;
      setAnswer(next);
    };
    current.done = (async () => {
      do {
        current.again = false;
        try {
          const value = await latest.current.load(controller.signal);
          if (!controller.signal.aborted) {
            settle({ key: asked, value });
          }
        } catch (error) {
          if (!controller.signal.aborted) {
            const { value, key: known } = answered.current;
            settle({
              key: asked,
              value: known === asked ? value : undefined,
              error: error as Error,
            });
          }
        }
      } while (current.again && !controller.signal.aborted);
      if (controller.signal.aborted) {
        return;
      }
      run.current = undefined;
      const { value, error } = answered.current;
      const wanted = latest.current.pollAfter?.(value);
      const pause = error && wanted ? Math.max(wanted, AFTER_ERROR) : wanted;
      if (pause !== undefined) {
        timer.current = setTimeout(() => {
          if (!document.hidden) {
            refresh();
          }
        }, pause);
      }
    })();
    run.current = current;
    return current.done;
  }, []);

  useEffect(() => {
    refresh();
  }, [refresh, key]);

  useEffect(() => {
    const onVisible = () => {
      if (!document.hidden && latest.current.pollAfter) {
        refresh();
      }
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      abort.current?.abort();
      run.current = undefined;
      clearTimeout(timer.current);
    };
  }, [refresh]);

  const outdated = answer.key !== undefined && answer.key !== key;
  const shown = !outdated || keepPrevious ? answer : {};
  return {
    value: shown.value,
    error: outdated ? undefined : answer.error,
    loading: shown.value === undefined && (outdated || !answer.error),
    outdated,
    refresh,
  };
}
