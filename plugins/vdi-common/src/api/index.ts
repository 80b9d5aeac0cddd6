export * from './VdiApi';
export * from './VdiClient';
export * from './ImagesApi';
