export * from './ImageStore';
