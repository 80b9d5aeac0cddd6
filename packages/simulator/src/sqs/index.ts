export * from './InstanceEvents';
export * from './Queue';
export * from './Queues';
export * from './SqsService';
