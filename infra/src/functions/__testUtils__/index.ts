export * from './deployedNames';
export * from './FunctionRole';
export * from './onlyResource';
export * from './testFunctions';
export * from './templateOf';
