import { useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import Link from '@material-ui/core/Link';
import CloseIcon from '@material-ui/icons/Close';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useVdiTranslation } from '../../hooks';
import { workstationRouteRef } from '../../routes';
import { unlessDoubleClick } from '../Panel';
import { LiveWorkstation, WorkstationDetail } from '../WorkstationPage';

const useStyles = makeStyles(theme => ({
  paper: {
    backgroundColor: theme.palette.background.default,
    maxWidth: '100vw',
    padding: theme.spacing(2),
    width: 560,
  },
  bar: {
    alignItems: 'center',
    display: 'flex',
    justifyContent: 'space-between',
    marginBottom: theme.spacing(1),
  },
}));

interface FleetDrawerProps {
  /** None, when nothing is open */
  workstationId?: string;
  onClose: () => void;
}

/** Everything about one workstation, beside the table. */
export function FleetDrawer({ workstationId, onClose }: FleetDrawerProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  // It stays in the drawer while that slides away.
  const latest = useRef(workstationId);
  latest.current = workstationId ?? latest.current;
  const shown = latest.current;
  return (
    <Drawer
      anchor="right"
      classes={{ paper: classes.paper }}
      onClose={unlessDoubleClick(onClose)}
      open={workstationId !== undefined}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': t('drawer.label'),
      }}
    >
      {shown && (
        <>
          <div className={classes.bar}>
            <Link
              component={RouterLink}
              to={details({ workstationId: shown })}
              variant="body2"
            >
              {t('drawer.page')}
            </Link>
            <IconButton
              aria-label={t('drawer.close')}
              onClick={onClose}
              size="small"
            >
              <CloseIcon />
            </IconButton>
          </div>
          <LiveWorkstation key={shown} workstationId={shown}>
            {workstation => <WorkstationDetail workstation={workstation} />}
          </LiveWorkstation>
        </>
      )}
    </Drawer>
  );
}
