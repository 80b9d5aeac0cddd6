/**
 * Replaces the connection gateways, one after the other, when an image for them has been built.
 *
 * @packageDocumentation
 */
export * from './handler';
export type { Log, LogEntry } from './log';
