export { NewWorkstationButton } from './NewWorkstationButton';
export type { NewWorkstationTarget } from './NewWorkstationDialog';
