export * from './store';
export * from './WorkstationRecord';
export * from './personalUser';
