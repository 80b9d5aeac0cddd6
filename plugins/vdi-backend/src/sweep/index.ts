export * from './adoption';
export * from './compareFleet';
export * from './FleetSweep';
