export * from './Network';
export * from './SecurityGroups';
