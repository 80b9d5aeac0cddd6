export type { FleetCount } from './countFleet';
export * from './DatabaseWorkstationStore';
export * from './WorkstationStore';
