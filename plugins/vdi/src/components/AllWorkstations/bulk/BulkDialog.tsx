import DialogContentText from '@material-ui/core/DialogContentText';
import Alert from '@material-ui/lab/Alert';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { BulkAction } from './bulkRun';

const NAMED = 5;

function connectedOf(workstations: readonly Workstation[]): number {
  return workstations.filter(({ connections }) => connections?.count).length;
}

/** Whether something is lost that people must be asked about first. */
export function needsQuestion(
  action: BulkAction,
  workstations: readonly Workstation[],
): boolean {
  switch (action) {
    case 'delete':
      return true;
    case 'start':
    case 'retry':
      return false;
    default:
      return connectedOf(workstations) > 0;
  }
}

interface BulkDialogProps {
  action: BulkAction;
  workstations: readonly Workstation[];
  open: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before something is lost, with how many and which ones. */
export function BulkDialog(props: BulkDialogProps) {
  const { action, workstations, open, onConfirm, onClose } = props;
  const { t } = useVdiTranslation();
  const count = workstations.length;
  const connected = connectedOf(workstations);
  const more = count - NAMED;
  const verb = t(`action.${action}`);
  return (
    <QuestionDialog
      busy={false}
      confirm={t('bulk.confirm', { action: verb, count })}
      confirming={verb}
      danger={action === 'delete'}
      id="vdi-bulk"
      keep={t(action === 'delete' ? 'bulk.keep' : 'bulk.notNow')}
      onClose={onClose}
      onConfirm={onConfirm}
      open={open}
      title={t('bulk.title', { action: verb, count })}
    >
      {action === 'delete' && (
        <DialogContentText>{t('bulk.lost')}</DialogContentText>
      )}
      <DialogContentText component="ul" style={{ margin: 0 }}>
        {workstations.slice(0, NAMED).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {more > 0 && <li>{t('bulk.more', { count: more })}</li>}
      </DialogContentText>
      {connected > 0 && (
        <Alert severity="warning">
          {t('bulk.connected', { count: connected })}
        </Alert>
      )}
    </QuestionDialog>
  );
}
