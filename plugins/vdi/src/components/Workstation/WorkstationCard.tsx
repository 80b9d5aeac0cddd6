import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { workstationRouteRef } from '../../routes';
import { useKeptFocus } from '../../hooks';
import { isOnTheWayUp } from '../../workstations';
import {
  ActionsMenu,
  PrimaryActionButton,
  useWorkstationControls,
  WorkstationControlsOutcome,
} from '../Actions';
import { FailureNotice } from './FailureNotice';
import { LaunchProgress } from './LaunchProgress';
import { PlatformLabel } from './PlatformLabel';
import { StatusLabel } from './StatusLabel';
import { StopNotice } from './StopNotice';
import { WorkstationFacts } from './WorkstationFacts';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    height: '100%',
    padding: theme.spacing(2),
  },
  header: {
    alignItems: 'flex-start',
    display: 'flex',
    gap: theme.spacing(1),
  },
  name: {
    flex: '1 1 auto',
    fontSize: theme.typography.h6.fontSize,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  status: {
    alignItems: 'center',
    display: 'flex',
    flex: '0 0 auto',
    gap: theme.spacing(0.5),
    minHeight: 30,
  },
  actions: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginTop: 'auto',
  },
}));

interface WorkstationCardProps {
  workstation: Workstation;
  userRef?: string;
  withEntity?: boolean;
}

/** One workstation: what it is, how it is, and what one can do with it. */
export function WorkstationCard(props: WorkstationCardProps) {
  const { workstation, userRef, withEntity } = props;
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  const controls = useWorkstationControls(workstation);
  const { fallback, keep } = useKeptFocus<HTMLAnchorElement>();
  const { id, name, status, template, platform } = workstation;
  return (
    <Paper
      aria-labelledby={`workstation-${id}`}
      className={classes.root}
      component="article"
      variant="outlined"
      {...keep}
    >
      <div className={classes.header}>
        <Typography
          className={classes.name}
          component="h2"
          id={`workstation-${id}`}
        >
          <Link
            ref={fallback}
            component={RouterLink}
            to={details({ workstationId: id })}
          >
            {name}
          </Link>
        </Typography>
        <div className={classes.status}>
          <Typography component="span" variant="body2">
            <StatusLabel workstation={workstation} />
          </Typography>
          <ActionsMenu workstation={workstation} controls={controls} />
        </div>
      </div>
      <div>
        <Typography component="div" variant="body2">
          <PlatformLabel platform={platform} />
          {` · ${template.name}`}
        </Typography>
        <WorkstationFacts
          userRef={userRef}
          withEntity={withEntity}
          workstation={workstation}
        />
      </div>
      {isOnTheWayUp(status) && <LaunchProgress workstation={workstation} />}
      <FailureNotice workstation={workstation} />
      <WorkstationControlsOutcome
        workstation={workstation}
        controls={controls}
      />
      <div className={classes.actions}>
        <PrimaryActionButton workstation={workstation} controls={controls} />
        <StopNotice workstation={workstation} controls={controls} />
      </div>
    </Paper>
  );
}
