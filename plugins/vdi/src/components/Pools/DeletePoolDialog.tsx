import DialogContentText from '@material-ui/core/DialogContentText';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { QuestionDialog } from '../Actions';

interface DeletePoolDialogProps {
  pool: Pool;
  open: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a template has no pool any more, and says what ends with it. */
export function DeletePoolDialog(props: DeletePoolDialogProps) {
  const { pool, open, onClose, onDone } = props;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const { id, name } = pool.template;
  const members = pool.warm + pool.starting + pool.stopped + pool.old;
  const close = () => {
    dismissError();
    onClose();
  };
  const confirm = async () => {
    if (await submit(() => api.deletePool(id))) {
      toast(t('deletePool.done', { name }));
      onDone();
    }
  };
  return (
    <QuestionDialog
      busy={busy}
      confirm={t('deletePool.confirm')}
      confirming={t('deletePool.busy')}
      danger
      error={error}
      id="vdi-delete-pool"
      keep={t('deletePool.keep')}
      onClose={close}
      onConfirm={confirm}
      open={open}
      title={t('deletePool.title', { name })}
    >
      <DialogContentText>
        {members > 0
          ? t('deletePool.members', { count: members })
          : t('deletePool.noMembers')}
      </DialogContentText>
      <DialogContentText>{t('deletePool.after')}</DialogContentText>
    </QuestionDialog>
  );
}
