export * from './DatabaseImageStore';
export * from './ImageStore';
