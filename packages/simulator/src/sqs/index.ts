export * from './InstanceEvents';
export * from './Queues';
export * from './SqsService';
