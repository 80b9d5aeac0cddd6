export * from './FirstSweep';
export * from './adoption';
export * from './compareFleet';
export * from './FleetSweep';
