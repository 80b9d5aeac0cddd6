export * from './AwsCallMeter';
export * from './FleetReporter';
export * from './measureFleet';
export * from './VdiMetrics';
