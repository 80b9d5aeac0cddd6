export * from './DatabasePoolStore';
export * from './PoolStore';
