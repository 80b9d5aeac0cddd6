export * from './VdiApi';
export * from './VdiClient';
