export * from './BuildStep';
export * from './decideBuild';
export * from './decideProject';
export * from './decideRetention';
export * from './failureOf';
export * from './policy';
