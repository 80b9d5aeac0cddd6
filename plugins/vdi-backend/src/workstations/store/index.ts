export * from './DatabaseWorkstationStore';
export * from './WorkstationStore';
