export { BuildStarter } from './BuildStarter';
export { BuildStatusLabel } from './BuildStatusLabel';
export { BuildActions } from './BuildActions';
export { BuildProgress } from './BuildProgress';
export { BuildsPanel } from './BuildsPanel';
