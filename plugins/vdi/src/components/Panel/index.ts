export { ActorName } from './ActorName';
export { DataTable } from './DataTable';
export { Facts, type Fact } from './Facts';
export { FleetLink } from './FleetLink';
export { FleetRowsLink } from './FleetRowsLink';
export { Panel } from './Panel';
export { RowHeader } from './RowHeader';
export { useProblemStyles } from './useProblemStyles';
