import { logToStdout, type Log, type LogEntry } from './log';
import { parseHttpEvent, type HttpRequest } from './request';
import {
  toLambdaResult,
  type HttpResponse,
  type LambdaResult,
} from './response';

/** @public */
export type LambdaHandler = (
  event: unknown,
  context?: { awsRequestId?: string },
) => Promise<LambdaResult>;

/**
 * An answer and what to log about it.
 *
 * @public
 */
export interface Outcome {
  response: HttpResponse;
  log: Omit<LogEntry, 'requestId' | 'durationMs'>;
}

/**
 * A Lambda handler that answers each request with `respond` and logs one line about it.
 *
 * @public
 */
export function createHttpHandler(
  respond: (request: HttpRequest) => Promise<Outcome>,
  log: Log = logToStdout,
): LambdaHandler {
  return async (event, context) => {
    const start = performance.now();
    const request = parseHttpEvent(event);
    const outcome = await respond(request);
    log({
      ...outcome.log,
      requestId: context?.awsRequestId ?? request.requestId,
      durationMs: Math.round((performance.now() - start) * 10) / 10,
    });
    return toLambdaResult(outcome.response, request);
  };
}
