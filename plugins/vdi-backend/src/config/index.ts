export * from './readVdiConfig';
