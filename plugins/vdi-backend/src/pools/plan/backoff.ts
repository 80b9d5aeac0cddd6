const MINUTE = 60_000;

/** Pause after so many members failed in a row, in milliseconds: from one minute, doubling, to one hour. */
export function backoffOf(failures: number): number {
  return failures < 1
    ? 0
    : Math.min(60 * MINUTE, MINUTE * 2 ** Math.min(failures - 1, 6));
}
