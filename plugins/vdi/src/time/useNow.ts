import { useSyncExternalStore } from 'react';
import { Clock } from './Clock';

const clocks = new Map<number, Clock>();

/** The present time in milliseconds since 1970, renewed at an interval, at once for all who take the same interval. */
export function useNow(interval: number): number {
  const clock = clocks.get(interval) ?? new Clock(interval);
  clocks.set(interval, clock);
  return useSyncExternalStore(clock.subscribe, clock.read);
}
