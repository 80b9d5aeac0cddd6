export * from './createGateway';
export * from './lambda';
