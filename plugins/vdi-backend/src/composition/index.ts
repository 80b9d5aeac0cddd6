export * from './createApi';
export * from './createFleetKeeping';
export * from './createGround';
export * from './createImageKeeping';
export * from './createPools';
export * from './createTemplates';
export * from './VdiOptions';
