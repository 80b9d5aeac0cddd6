/**
 * What the functions at the gateway share: one request shape for every front of a Lambda function, the
 * matching response, and one log line per request.
 *
 * @packageDocumentation
 */
export * from './createHttpHandler';
export * from './log';
export * from './onlyValue';
export * from './request';
export * from './response';
