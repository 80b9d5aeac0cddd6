/** Days of the week, as windows name them. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Times of the week in which a pool has another size. */
export interface PoolWindow {
  days: Weekday[];
  /** Local time at which it begins, `HH:mm` */
  from: string;
  /** Local time at which it ends, `HH:mm`, at most `24:00` */
  to: string;
  /** IANA time zone of both times */
  timeZone: string;
  /** Warm workstations that are wanted meanwhile */
  size: number;
}

/** How many warm workstations are wanted, and when. */
export interface PoolSchedule {
  /** Wanted outside the windows */
  baseSize: number;
  windows: PoolWindow[];
}

/** From `at` on, `target` warm workstations are wanted. */
export interface TargetStep {
  at: Date;
  target: number;
}
