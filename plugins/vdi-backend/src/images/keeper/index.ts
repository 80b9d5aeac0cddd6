export * from './endStrayTrials';
export * from './KeeperContext';
export * from './keepProject';
