export * from './Host';
export * from './runDocument';
