import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { workstationRouteRef } from '../../routes';
import { RelativeTime, TimeSince } from '../../time';
import { ActionsMenu, DeleteDialog, useWorkstationActions } from '../Actions';
import { ErrorNotice, SubtleText } from '../States';
import { StatusLabel } from '../Workstation';

const useStyles = makeStyles(theme => ({
  narrow: { whiteSpace: 'nowrap' },
  template: { minWidth: 120 },
  name: { fontWeight: 'inherit', minWidth: 140, overflowWrap: 'anywhere' },
  reason: { maxWidth: theme.spacing(40) },
}));

/** One workstation of the fleet. */
export function FleetRow({ workstation }: { workstation: Workstation }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  const { act, busy, error, dismissError } = useWorkstationActions(workstation);
  const [asking, setAsking] = useState(false);
  const { id, name, owner, template, instance, reason } = workstation;
  const close = () => {
    dismissError();
    setAsking(false);
  };
  return (
    <TableRow hover>
      {/* Material UI makes a plain cell of any element but its own. */}
      <TableCell
        className={classes.name}
        component="th"
        role="rowheader"
        scope="row"
      >
        <Link component={RouterLink} to={details({ workstationId: id })}>
          {name}
        </Link>
      </TableCell>
      <TableCell>
        {owner ? (
          <EntityRefLink entityRef={owner} defaultKind="user" />
        ) : (
          t('fleet.nobody')
        )}
      </TableCell>
      <TableCell className={classes.template}>
        {template.name}
        <SubtleText component="div" variant="caption">
          {t('fleet.versionShort', { version: String(template.version) })}
        </SubtleText>
      </TableCell>
      <TableCell>
        <StatusLabel workstation={workstation} />
        {reason && (
          <SubtleText
            className={classes.reason}
            component="div"
            variant="caption"
          >
            {reason.message}
          </SubtleText>
        )}
        {error && !asking && (
          <ErrorNotice
            error={error}
            onDismiss={dismissError}
            title={t('action.failed')}
          />
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        <TimeSince time={workstation.statusSince} />
      </TableCell>
      <TableCell className={classes.narrow}>
        {instance?.type}
        <SubtleText component="div" variant="caption">
          {instance?.availabilityZone}
        </SubtleText>
      </TableCell>
      <TableCell className={classes.narrow}>
        <RelativeTime time={workstation.createdAt} />
      </TableCell>
      <TableCell align="right">
        <ActionsMenu
          onAct={act}
          onDelete={() => {
            dismissError();
            setAsking(true);
          }}
          workstation={workstation}
        />
        <DeleteDialog
          busy={busy === 'delete'}
          error={error}
          onClose={close}
          onConfirm={async () => {
            if (await act('delete')) {
              setAsking(false);
            }
          }}
          open={asking}
          workstation={workstation}
        />
      </TableCell>
    </TableRow>
  );
}
