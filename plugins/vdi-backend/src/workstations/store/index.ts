export { STUCK_AFTER, type FleetCount } from './countFleet';
export * from './DatabaseWorkstationStore';
export { insertPooled } from './insertPooled';
export * from './WorkstationStore';
export * from './peopleWait';
export { updateWorkstation } from './updateWorkstation';
