export { DangerButton } from './DangerButton';
export { QuestionDialog } from './QuestionDialog';
export { WorkstationDialogs } from './WorkstationDialogs';
