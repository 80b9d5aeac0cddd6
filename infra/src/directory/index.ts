export * from './Directory';
