import { useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { workstationRouteRef } from '../../routes';
import { availability, isUnused } from '../../workstations';

interface ActionsMenuProps {
  workstation: Workstation;
  /** Whether the menu offers the page on which it would be otherwise */
  withDetails?: boolean;
  onAct: (action: 'start' | 'stop') => void;
  onDelete: () => void;
}

/** Everything that is not the obvious next thing. */
export function ActionsMenu(props: ActionsMenuProps) {
  const { workstation, withDetails = true, onAct, onDelete } = props;
  const { t } = useVdiTranslation();
  const details = useRouteRef(workstationRouteRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { id, name } = workstation;

  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  const changes = (['start', 'stop'] as const).filter(
    action => availability(workstation, action) !== 'never',
  );
  const canDelete = workstation.actions.includes('delete');
  if (!withDetails && changes.length === 0 && !canDelete) {
    return null;
  }
  return (
    <>
      <IconButton
        ref={button}
        aria-expanded={open}
        aria-haspopup="menu"
        aria-label={t('action.menu', { name })}
        onClick={() => setOpen(true)}
        size="small"
      >
        <MoreVertIcon />
      </IconButton>
      <Menu
        anchorEl={button.current}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        getContentAnchorEl={null}
        onClose={() => setOpen(false)}
        open={open}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        {withDetails && (
          <MenuItem
            component={RouterLink}
            to={details({ workstationId: id })}
            onClick={() => setOpen(false)}
          >
            {t('action.details')}
          </MenuItem>
        )}
        {changes.map(action => {
          const later = availability(workstation, action) === 'later';
          return (
            <MenuItem
              key={action}
              disabled={later}
              onClick={choose(() => onAct(action))}
            >
              <ListItemText
                primary={t(`action.${action}`)}
                secondary={later && t(`action.${action}Later`)}
              />
            </MenuItem>
          );
        })}
        {canDelete && (
          <MenuItem onClick={choose(onDelete)}>
            {isUnused(workstation) ? t('action.cancel') : t('action.delete')}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
