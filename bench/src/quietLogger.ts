import type { LoggerService } from '@backstage/backend-plugin-api';

/** Says only what went wrong: a benchmark with errors measures something else. */
export const quietLogger: LoggerService = {
  error: message => process.stderr.write(`${message}\n`),
  warn: message => process.stderr.write(`${message}\n`),
  info() {},
  debug() {},
  child: () => quietLogger,
};
