export * from './names';
export * from './progress';
export * from './specs';
export * from './status';
