export * from './deployGateways';
export * from './Machine';
export * from './renderText';
