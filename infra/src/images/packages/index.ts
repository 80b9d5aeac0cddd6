export * from './Package';
export * from './checksums';
export * from './packageSource';
export * from './packagesOf';
export * from './readPackages';
