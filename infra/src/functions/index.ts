export type { ApiLogging } from './ApiLogs';
export * from './BundledFunction';
export * from './bundledCode';
export * from './Functions';
