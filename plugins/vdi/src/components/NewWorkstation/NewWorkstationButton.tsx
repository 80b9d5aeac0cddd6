import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import { useVdiTranslation } from '../../hooks';
import {
  NewWorkstationDialog,
  type NewWorkstationTarget,
} from './NewWorkstationDialog';

// Names are shown as they are written.
const useStyles = makeStyles({ named: { textTransform: 'none' } });

/** Opens the dialog for a new workstation. */
export function NewWorkstationButton({
  target,
}: {
  target?: NewWorkstationTarget;
}) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        className={target && classes.named}
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
