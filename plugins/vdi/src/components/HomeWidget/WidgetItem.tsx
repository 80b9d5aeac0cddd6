import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { workstationRouteRef } from '../../routes';
import { useKeptFocus } from '../../hooks';
import { isOnTheWayUp } from '../../workstations';
import {
  PrimaryActionButton,
  useWorkstationControls,
  WorkstationControlsOutcome,
} from '../Actions';
import { LaunchProgress, StatusLabel, StopNotice } from '../Workstation';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1) },
  row: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
  },
  name: { overflowWrap: 'anywhere' },
  action: { marginLeft: 'auto' },
}));

/** One workstation in a line. */
export function WidgetItem({ workstation }: { workstation: Workstation }) {
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  const controls = useWorkstationControls(workstation);
  const { fallback, keep } = useKeptFocus<HTMLAnchorElement>();
  const { id, name, status } = workstation;
  return (
    <li className={classes.root} {...keep}>
      <div className={classes.row}>
        <Link
          ref={fallback}
          variant="body2"
          className={classes.name}
          component={RouterLink}
          to={details({ workstationId: id })}
        >
          {name}
        </Link>
        <StatusLabel workstation={workstation} />
        <span className={classes.action}>
          <PrimaryActionButton workstation={workstation} controls={controls} />
        </span>
      </div>
      {isOnTheWayUp(status) && <LaunchProgress workstation={workstation} />}
      <StopNotice onlySoon workstation={workstation} controls={controls} />
      <WorkstationControlsOutcome
        workstation={workstation}
        controls={controls}
      />
    </li>
  );
}
