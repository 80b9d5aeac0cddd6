export * from './eventShapes';
