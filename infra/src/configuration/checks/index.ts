export * from './crossChecks';
export * from './instanceTypes';
