export * from './VdiMetrics';
