export { ActionsMenu } from './ActionsMenu';
export { QuestionDialog } from './dialogs';
export { PrimaryActionButton } from './PrimaryActionButton';
export {
  useWorkstationControls,
  type WorkstationControls,
} from './useWorkstationControls';
export { WorkstationControlsOutcome } from './WorkstationControlsOutcome';
