import { useRef, useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import IconButton from '@material-ui/core/IconButton';
import ListItemText from '@material-ui/core/ListItemText';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import MoreVertIcon from '@material-ui/icons/MoreVert';
import type { BackstageTheme } from '@backstage/theme';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { workstationRouteRef } from '../../routes';
import {
  availability,
  deletionHangs,
  isUnused,
  laterReason,
} from '../../workstations';
import { unlessDoubleClick } from '../Panel';
import type { WorkstationControls } from './useWorkstationControls';

// What is done at once, and what is asked about first.
const AT_ONCE = ['start', 'retry', 'stop', 'hibernate', 'reboot'] as const;
const ASKED = ['extend', 'rename', 'resize', 'rebuild'] as const;

const useStyles = makeStyles((theme: BackstageTheme) => ({
  // As high as the items without a reason
  text: { margin: 0 },
  // The reason can be read.
  item: {
    '&&.Mui-disabled': { opacity: 1 },
    '&.Mui-disabled .MuiListItemText-primary': {
      color: theme.palette.text.disabled,
    },
    '&.Mui-disabled .MuiListItemText-secondary': {
      color: theme.palette.textSubtle,
    },
  },
}));

interface ActionsMenuProps {
  workstation: Workstation;
  controls: WorkstationControls;
  /** Whether the menu offers the page on which it would be otherwise */
  withDetails?: boolean;
  /** Whether the person runs the fleet, and may do without AWS's answer */
  administers?: boolean;
}

/** Everything that is not the obvious next thing. */
export function ActionsMenu(props: ActionsMenuProps) {
  const { workstation, controls, withDetails = true } = props;
  const { administers = false } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { id, name, actions } = workstation;

  const choose = (action: () => void) => () => {
    setOpen(false);
    action();
  };
  const items = [
    ...AT_ONCE.map(action => ({
      action,
      run: () => controls.act({ action }),
    })),
    ...ASKED.map(action => ({ action, run: () => controls.ask(action) })),
  ].filter(({ action }) => availability(workstation, action) !== 'never');
  const canDelete = actions.includes('delete');
  const canForce = administers && deletionHangs(workstation, Date.now());
  if (!withDetails && items.length === 0 && !canDelete && !canForce) {
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
        // Whoever uses the keyboard hears the reason of what is not possible yet, too.
        MenuListProps={{ disabledItemsFocusable: true }}
        onClose={unlessDoubleClick(() => setOpen(false))}
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
        {items.map(({ action, run }) => {
          const later = availability(workstation, action) === 'later';
          const reason = later && laterReason(workstation, action);
          return (
            <MenuItem
              key={action}
              className={classes.item}
              disabled={later || controls.busy !== undefined}
              onClick={choose(run)}
            >
              <ListItemText
                className={classes.text}
                primary={t(`action.${action}`)}
                secondary={reason && t(`later.${reason}`)}
              />
            </MenuItem>
          );
        })}
        {canDelete && (
          <MenuItem onClick={choose(() => controls.ask('delete'))}>
            {isUnused(workstation) ? t('action.cancel') : t('action.delete')}
          </MenuItem>
        )}
        {canForce && (
          <MenuItem onClick={choose(() => controls.ask('forceDelete'))}>
            {t('action.forceDelete')}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
