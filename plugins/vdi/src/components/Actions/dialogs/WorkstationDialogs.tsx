import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { Question, WorkstationControls } from '../useWorkstationControls';
import { DeleteDialog } from './DeleteDialog';
import { ExtendDialog } from './ExtendDialog';
import { ForceDeleteDialog } from './ForceDeleteDialog';
import { RebuildDialog } from './RebuildDialog';
import { RenameDialog } from './RenameDialog';
import { ResizeDialog } from './ResizeDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

const DIALOGS: Record<
  Question,
  (props: WorkstationQuestionProps) => JSX.Element
> = {
  delete: DeleteDialog,
  extend: ExtendDialog,
  forceDelete: ForceDeleteDialog,
  rebuild: RebuildDialog,
  rename: RenameDialog,
  resize: ResizeDialog,
};

interface WorkstationDialogsProps {
  workstation: Workstation;
  controls: WorkstationControls;
}

/** The question that is being asked about a workstation, if any. */
export function WorkstationDialogs(props: WorkstationDialogsProps) {
  const { workstation, controls } = props;
  const { question, busy, error, close, answer } = controls;
  if (!question) {
    return null;
  }
  const Dialog = DIALOGS[question.kind];
  return (
    <Dialog
      key={question.turn}
      busy={busy !== undefined}
      error={error}
      id={`${question.kind}-${workstation.id}`}
      onAnswer={answer}
      onClose={close}
      open={question.open}
      workstation={workstation}
    />
  );
}
