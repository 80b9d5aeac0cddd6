export * from './HealthMonitor';
