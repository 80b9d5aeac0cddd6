import DialogContentText from '@material-ui/core/DialogContentText';
import Alert from '@material-ui/lab/Alert';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import {
  useUserRef,
  useVdiTranslation,
  type VdiTranslate,
} from '../../../hooks';
import { QuestionDialog } from '../../Actions';
import type { BulkAction } from './bulkRun';

const NAMED = 5;

function connectedOf(workstations: readonly Workstation[]): number {
  return workstations.filter(({ connections }) => connections?.count).length;
}

function ofOthers(
  workstations: readonly Workstation[],
  userRef: string | undefined,
): number {
  return workstations.filter(({ owner }) => owner && owner !== userRef).length;
}

/** Whether something is lost, or taken from other people, that one must be asked about first. */
export function needsQuestion(
  action: BulkAction,
  workstations: readonly Workstation[],
  userRef: string | undefined,
): boolean {
  switch (action) {
    case 'delete':
      return true;
    case 'start':
    case 'retry':
      return false;
    default:
      return (
        connectedOf(workstations) > 0 || ofOthers(workstations, userRef) > 0
      );
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
  const userRef = useUserRef();
  const count = workstations.length;
  const others = ofOthers(workstations, userRef);
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
      <DialogContentText>
        {effectOf(action, t)}
        {others > 0 && ` ${t('bulk.others', { count: others })}`}
      </DialogContentText>
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

function effectOf(action: BulkAction, t: VdiTranslate): string | undefined {
  switch (action) {
    case 'delete':
      return t('bulk.lost');
    case 'stop':
    case 'hibernate':
    case 'reboot':
      return t(`bulk.effect.${action}`);
    default:
      return undefined;
  }
}
