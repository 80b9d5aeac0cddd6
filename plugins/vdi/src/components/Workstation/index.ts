export { FailureNotice } from './FailureNotice';
export { LaunchProgress } from './LaunchProgress';
export { OwnerName } from './OwnerName';
export { PlatformLabel } from './PlatformLabel';
export { StatusLabel } from './StatusLabel';
export { StopNotice } from './StopNotice';
export { WorkstationFacts } from './WorkstationFacts';
export { WorkstationGrid } from './WorkstationGrid';
