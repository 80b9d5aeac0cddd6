export * from './Workstations';
export type { WorkstationAgent } from './workstationAgent';
