import Button from '@material-ui/core/Button';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { primaryAction } from '../../workstations';
import { ConnectButton, type useConnect } from '../Connect';
import type { ChangeAction } from './useWorkstationActions';

interface PrimaryActionButtonProps {
  workstation: Workstation;
  connection: ReturnType<typeof useConnect>;
  busy?: ChangeAction;
  onAct: (action: 'start' | 'retry') => void;
  onDelete: () => void;
}

/** The one obvious next action. */
export function PrimaryActionButton(props: PrimaryActionButtonProps) {
  const { workstation, connection, busy, onAct, onDelete } = props;
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
          onClick={onDelete}
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
          onClick={() => onAct(action)}
          size="small"
          variant="contained"
        >
          {t(`action.${action}`)}
        </Button>
      );
  }
}
