import Button from '@material-ui/core/Button';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { primaryAction } from '../../workstations';
import { ConnectButton } from '../Connect';
import type { WorkstationControls } from './useWorkstationControls';

interface PrimaryActionButtonProps {
  workstation: Workstation;
  controls: WorkstationControls;
}

/** The one obvious next action. */
export function PrimaryActionButton(props: PrimaryActionButtonProps) {
  const { workstation, controls } = props;
  const { connection, busy, act, ask } = controls;
  const { t } = useVdiTranslation();
  const { name } = workstation;
  const action = primaryAction(workstation);
  switch (action) {
    case undefined:
      return null;
    case 'connect':
      return (
        <ConnectButton
          name={name}
          busy={connection.busy}
          onConnect={connection.connect}
        />
      );
    case 'cancel':
      return (
        <Button
          aria-label={t('action.cancelFor', { name })}
          disabled={busy !== undefined}
          onClick={() => ask('delete')}
          size="small"
          variant="outlined"
        >
          {t('action.cancel')}
        </Button>
      );
    default:
      return (
        <Button
          aria-label={t(`action.${action}For`, { name })}
          color="primary"
          disabled={busy !== undefined}
          onClick={() => act({ action })}
          size="small"
          variant="contained"
        >
          {t(`action.${action}`)}
        </Button>
      );
  }
}
