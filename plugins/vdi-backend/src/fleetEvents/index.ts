export * from './FleetEvents';
