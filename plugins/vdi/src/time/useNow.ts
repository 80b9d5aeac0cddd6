import { useEffect, useState } from 'react';

/** The present time in milliseconds since 1970, renewed at an interval; only the caller renders again. */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval);
    return () => clearInterval(timer);
  }, [interval]);
  return now;
}
