export * from './ImageProjectRecord';
export * from './ImageBuildRecord';
export * from './ImageEventRecord';
export * from './imageTest';
