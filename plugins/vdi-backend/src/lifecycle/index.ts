export * from './decide';
export * from './policy';
export * from './Step';
