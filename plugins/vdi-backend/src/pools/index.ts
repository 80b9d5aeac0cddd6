export * from './PoolService';
