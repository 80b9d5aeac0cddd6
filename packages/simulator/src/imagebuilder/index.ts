export * from './builds/Builder';
export * from './ImageBuilderService';
export * from './ImageBuilderState';
export * from './ImageEvents';
