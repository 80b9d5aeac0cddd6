import { useState } from 'react';
import Button from '@material-ui/core/Button';
import AddIcon from '@material-ui/icons/Add';
import { useVdiTranslation } from '../../hooks';
import {
  NewWorkstationDialog,
  type NewWorkstationTarget,
} from './NewWorkstationDialog';

/** Opens the dialog for a new workstation. */
export function NewWorkstationButton({
  target,
}: {
  target?: NewWorkstationTarget;
}) {
  const { t } = useVdiTranslation();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        color="primary"
        onClick={() => setOpen(true)}
        startIcon={<AddIcon />}
        variant="contained"
      >
        {target
          ? t('entityTab.open', { entity: target.entityName })
          : t('mine.new')}
      </Button>
      {open && (
        <NewWorkstationDialog
          onClose={close}
          onCreated={close}
          target={target}
        />
      )}
    </>
  );
}
