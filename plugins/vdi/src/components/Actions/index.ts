export { ActionsMenu } from './ActionsMenu';
export { DeleteDialog } from './DeleteDialog';
export { PrimaryActionButton } from './PrimaryActionButton';
export { useWorkstationActions } from './useWorkstationActions';
export {
  useWorkstationControls,
  type WorkstationControls,
} from './useWorkstationControls';
