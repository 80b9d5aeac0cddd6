import DialogContentText from '@material-ui/core/DialogContentText';
import { useVdiTranslation } from '../../../hooks';
import { LossWarnings } from './LossWarnings';
import { QuestionDialog } from './QuestionDialog';
import type { WorkstationQuestionProps } from './WorkstationQuestionProps';

/** Asks before a workstation counts as deleted while its machine may still run. */
export function ForceDeleteDialog(props: WorkstationQuestionProps) {
  const { workstation, onAnswer, ...question } = props;
  const { t } = useVdiTranslation();
  return (
    <QuestionDialog
      {...question}
      confirm={t('forceDelete.confirm')}
      confirming={t('delete.busy')}
      danger
      keep={t('forceDelete.keep')}
      onConfirm={() => onAnswer({ action: 'delete', force: true })}
      title={t('forceDelete.title', { name: workstation.name })}
    >
      <DialogContentText>{t('forceDelete.text')}</DialogContentText>
      <DialogContentText>{t('forceDelete.machine')}</DialogContentText>
      <LossWarnings workstation={workstation} />
    </QuestionDialog>
  );
}
