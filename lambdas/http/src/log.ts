/**
 * What a function says about one request. There is no field for a query, a body or a token on purpose.
 *
 * @public
 */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  workstationId?: string;
  /** Why it was answered so, for people and metric filters. */
  reason: string;
  error?: string;
  requestId?: string;
  durationMs: number;
}

/** @public */
export type Log = (entry: LogEntry) => void;

/**
 * One JSON line on standard output. Not `console.log`: the Lambda runtime puts time and id in front of
 * that, and then the line is no JSON any more.
 *
 * @public
 */
export function logToStdout(entry: LogEntry): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
