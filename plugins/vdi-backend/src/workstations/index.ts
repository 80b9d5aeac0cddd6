export * from './store';
export * from './WorkstationRecord';
export * from './personalUser';
export * from './present';
export * from './WorkstationService';
export * from './intents';
