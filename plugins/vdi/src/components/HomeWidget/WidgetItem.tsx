import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { workstationRouteRef } from '../../routes';
import { isOnTheWayUp } from '../../workstations';
import {
  DeleteDialog,
  PrimaryActionButton,
  useWorkstationControls,
} from '../Actions';
import {
  LaunchProgress,
  StatusLabel,
  WorkstationControlsOutcome,
} from '../Workstation';

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
  const { id, name, status } = workstation;
  return (
    <li className={classes.root}>
      <div className={classes.row}>
        <Link
          variant="body2"
          className={classes.name}
          component={RouterLink}
          to={details({ workstationId: id })}
        >
          {name}
        </Link>
        <StatusLabel workstation={workstation} />
        <span className={classes.action}>
          <PrimaryActionButton
            busy={controls.busy}
            connection={controls.connection}
            onAct={controls.act}
            onDelete={controls.deletion.ask}
            workstation={workstation}
          />
        </span>
      </div>
      {isOnTheWayUp(status) && <LaunchProgress workstation={workstation} />}
      <WorkstationControlsOutcome name={name} controls={controls} />
      <DeleteDialog
        busy={controls.busy === 'delete'}
        error={controls.error}
        onClose={controls.deletion.close}
        onConfirm={controls.deletion.confirm}
        open={controls.deletion.open}
        workstation={workstation}
      />
    </li>
  );
}
