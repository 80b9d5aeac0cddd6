import DialogContentText from '@material-ui/core/DialogContentText';
import { useVdiTranslation } from '../../../hooks';
import { isUnused } from '../../../workstations';
import { LossWarnings } from './LossWarnings';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

/** Asks once before a workstation is lost, and says what is lost with it. */
export function DeleteDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t } = useVdiTranslation();
  const { name } = workstation;
  const unused = isUnused(workstation);
  return (
    <QuestionDialog
      {...question}
      confirm={t(unused ? 'delete.confirmCancel' : 'delete.confirm')}
      confirming={t('delete.busy')}
      danger
      keep={t('delete.keep')}
      onConfirm={() => onAnswer({ action: 'delete' })}
      title={t(unused ? 'delete.cancelTitle' : 'delete.title', { name })}
    >
      <DialogContentText>
        {t(unused ? 'delete.nothingLost' : 'delete.lost')}
      </DialogContentText>
      <LossWarnings workstation={workstation} />
    </QuestionDialog>
  );
}
