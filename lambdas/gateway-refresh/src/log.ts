/**
 * What the function says about one event.
 *
 * @public
 */
export interface LogEntry {
  level: 'info' | 'warn';
  message: string;
  /** Why it did what it did, for people and metric filters. */
  reason: string;
  /** ARN of the image that the event is about */
  image?: string;
  /** The refresh that was begun, or that stands in the way */
  refreshId?: string;
  requestId?: string;
}

/** @public */
export type Log = (entry: LogEntry) => void;

/** One JSON line on standard output; the runtime would put more around that of `console.log`. */
export function logToStdout(entry: LogEntry): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
