export * from './Host';
export * from './runScript';
