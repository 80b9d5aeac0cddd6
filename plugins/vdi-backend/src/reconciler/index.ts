export * from './context';
export * from './LaunchStore';
export * from './placements';
export * from './Reconciler';
export { enter } from './transitions';
export * from './WorkQueue';
