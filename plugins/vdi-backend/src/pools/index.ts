export { obstacleOf } from './obstacleOf';
export * from './PoolDirectory';
export * from './PoolKeeper';
export * from './PoolService';
export * from './PoolSettings';
export { DatabasePoolStore, type PoolStore } from './store';
