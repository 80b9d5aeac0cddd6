export { agentLog } from './agentLog';
export * from './Images';
export { KEEP_TAG } from './ImageLifecycle';
export * from './gatewayInstallScript';
export * from './mirrorStatement';
export * from './packages';
export { parentParameter } from './parentImage';
