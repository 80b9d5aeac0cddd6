import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { WorkstationChange } from '../../../workstations';
import type { QuestionDialogProps } from './QuestionDialog';

/** What a dialog about one workstation is given. */
export interface WorkstationQuestionProps
  extends Pick<
    QuestionDialogProps,
    'id' | 'open' | 'busy' | 'error' | 'onClose'
  > {
  workstation: Workstation;
  onAnswer: (change: WorkstationChange) => void;
}
