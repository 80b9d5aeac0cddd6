export * from './Heartbeat';
export * from './OperationsService';
export * from './store';
