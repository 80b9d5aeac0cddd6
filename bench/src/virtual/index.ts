export * from './morning';
export * from './poolDay';
