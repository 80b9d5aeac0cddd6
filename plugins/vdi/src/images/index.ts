export * from './buildProgress';
export * from './buildStatus';
export * from './offers';
export * from './schedule';
