import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import Alert from '@material-ui/lab/Alert';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../hooks';
import { isUnused } from '../../workstations';
import { ErrorNotice } from '../States';

interface DeleteDialogProps {
  workstation: Workstation;
  open: boolean;
  busy: boolean;
  error?: Error;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once before a workstation is lost, and says what is lost with it. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { workstation, open, busy, error, onConfirm, onClose } = props;
  const { t } = useVdiTranslation();
  const { id, name, owner, connections } = workstation;
  const unused = isUnused(workstation);
  const userRef = useUserRef();
  const others =
    owner !== undefined && userRef !== undefined && owner !== userRef;
  const question = unused ? 'cancelTitle' : 'title';
  const answer = unused ? 'confirmCancel' : 'confirm';
  return (
    <Dialog
      aria-describedby={`delete-text-${id}`}
      aria-labelledby={`delete-title-${id}`}
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      open={open}
    >
      <DialogTitle id={`delete-title-${id}`}>
        {t(`delete.${question}`, { name })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id={`delete-text-${id}`}>
          {unused ? t('delete.nothingLost') : t('delete.lost')}
        </DialogContentText>
        {others && (
          <DialogContentText>
            {t('delete.owner', {
              owner: <EntityDisplayName entityRef={owner} hideIcon />,
            })}
          </DialogContentText>
        )}
        {connections !== undefined && connections.count > 0 && (
          <Alert severity="warning">{t('delete.connected')}</Alert>
        )}
        {error && <ErrorNotice title={t('action.failed')} error={error} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('delete.keep')}</Button>
        <Button
          color="secondary"
          disabled={busy}
          onClick={onConfirm}
          variant="contained"
        >
          {busy ? t('delete.busy') : t(`delete.${answer}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
