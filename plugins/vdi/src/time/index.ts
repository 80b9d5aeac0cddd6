export * from './duration';
export { RelativeTime } from './RelativeTime';
export { TimeSince } from './TimeSince';
export { useNow } from './useNow';
export { isTimeZone, TIME_ZONES, timeZoneNamed } from './timeZones';
