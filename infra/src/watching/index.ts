export * from './Watching';
