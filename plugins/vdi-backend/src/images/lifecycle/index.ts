export * from './BuildStep';
export * from './decideBuild';
export * from './decideProject';
export * from './decideRetention';
export * from './policy';
