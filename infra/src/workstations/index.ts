export * from './Workstations';
