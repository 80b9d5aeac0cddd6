export * from './DatabaseOperationsStore';
export * from './OperationsStore';
