import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';

/** How many hours one can keep a workstation running at once. */
export const EXTENSIONS = [1, 2, 4] as const;

const HOUR = 3_600_000;
const SOON = 30 * 60_000;

/** The server keeps nothing running for longer than this without being asked again. */
const LONGEST = 24 * HOUR;

/** When a workstation that runs is stopped, in milliseconds since 1970. */
export function stopTime({ status, stopsAt }: Workstation): number | undefined {
  return status === 'ready' && stopsAt ? Date.parse(stopsAt) : undefined;
}

/** Whether a stop is so near that somebody should do something about it. */
export function isSoon(time: number, now: number): boolean {
  return time - now <= SOON;
}

/** When a workstation would be stopped after keeping it running for some hours more. */
export function extendedTo(time: number, hours: number, now: number): number {
  return Math.max(time, Math.min(time + hours * HOUR, now + LONGEST));
}
