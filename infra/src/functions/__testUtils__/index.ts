export * from './deployedNames';
export * from './onlyResource';
export * from './testFunctions';
export * from './templateOf';
