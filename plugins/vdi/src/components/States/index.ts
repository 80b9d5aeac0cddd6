export { EmptyState } from './EmptyState';
export { ErrorNotice } from './ErrorNotice';
export { HealthBanner } from './HealthBanner';
export { LiveRegion } from './LiveRegion';
export { Loading } from './Loading';
export { LoadProblem } from './LoadProblem';
export { StaleNotice } from './StaleNotice';
export { VisuallyHidden } from './VisuallyHidden';
