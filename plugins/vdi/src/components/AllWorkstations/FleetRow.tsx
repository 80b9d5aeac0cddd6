import type { MouseEvent } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import Checkbox from '@material-ui/core/Checkbox';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useKeptFocus, useVdiTranslation } from '../../hooks';
import { workstationRouteRef } from '../../routes';
import { RelativeTime, TimeSince } from '../../time';
import {
  ActionsMenu,
  useWorkstationControls,
  WorkstationControlsOutcome,
} from '../Actions';
import { SubtleText } from '../States';
import { OwnerName, StatusLabel, StopNotice } from '../Workstation';

const useStyles = makeStyles(theme => ({
  row: {
    cursor: 'pointer',
    // The same on the rows that the theme shades, and faint enough for texts of less weight.
    '&&.Mui-selected, &&.Mui-selected:hover': {
      backgroundColor: alpha(
        theme.palette.primary.main,
        theme.palette.type === 'dark' ? 0.03 : 0.06,
      ),
      boxShadow: `inset 4px 0 0 ${theme.palette.primary.main}`,
    },
  },
  narrow: { whiteSpace: 'nowrap' },
  template: { minWidth: 120 },
  name: { fontWeight: 'inherit', minWidth: 140, overflowWrap: 'anywhere' },
  reason: { maxWidth: theme.spacing(40) },
}));

interface FleetRowProps {
  workstation: Workstation;
  selected: boolean;
  onToggle: (workstationId: string) => void;
  /** Shows everything about it beside the table */
  onOpen: (workstationId: string) => void;
}

/** One workstation of the fleet. */
export function FleetRow(props: FleetRowProps) {
  const { workstation, selected, onToggle, onOpen } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const details = useRouteRef(workstationRouteRef);
  const controls = useWorkstationControls(workstation);
  const { fallback, keep } = useKeptFocus<HTMLAnchorElement>();
  const { id, name, owner, template, instance, reason } = workstation;
  return (
    <TableRow
      className={classes.row}
      hover
      onClick={event => isPlainClick(event) && onOpen(id)}
      selected={selected}
      {...keep}
    >
      <TableCell padding="checkbox">
        <Checkbox
          checked={selected}
          color="primary"
          inputProps={{ 'aria-label': t('bulk.select', { name }) }}
          onChange={() => onToggle(id)}
          size="small"
        />
      </TableCell>
      {/* Material UI makes a plain cell of any element but its own. */}
      <TableCell
        className={classes.name}
        component="th"
        role="rowheader"
        scope="row"
      >
        <Link
          ref={fallback}
          component={RouterLink}
          onClick={(event: MouseEvent) => {
            if (!isForNewTab(event)) {
              event.preventDefault();
              onOpen(id);
            }
          }}
          to={details({ workstationId: id })}
        >
          {name}
        </Link>
      </TableCell>
      <TableCell>
        {owner ? <OwnerName owner={owner} /> : t('fleet.nobody')}
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
        <StopNotice onlySoon workstation={workstation} />
        <WorkstationControlsOutcome
          controls={controls}
          tellStatus
          workstation={workstation}
        />
      </TableCell>
      <TableCell className={classes.narrow}>
        <TimeSince time={workstation.statusSince} />
      </TableCell>
      <TableCell className={classes.narrow}>
        {instance?.type}
        <SubtleText component="div" variant="caption">
          {instance?.wantedType
            ? t('card.wantedType', { type: instance.wantedType })
            : instance?.availabilityZone}
        </SubtleText>
      </TableCell>
      <TableCell className={classes.narrow}>
        <RelativeTime time={workstation.createdAt} />
      </TableCell>
      <TableCell align="right">
        <ActionsMenu
          administers
          controls={controls}
          workstation={workstation}
        />
      </TableCell>
    </TableRow>
  );
}

function isForNewTab({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return ctrlKey || metaKey || shiftKey;
}

/** Whether a click was on the row itself: not on a control in it, in a dialog of it, or the end of marking text. */
function isPlainClick({ target, currentTarget }: MouseEvent): boolean {
  const element = target as Element;
  return (
    currentTarget.contains(element) &&
    !element.closest('a, button, input, label, [role="alert"]') &&
    !window.getSelection()?.toString()
  );
}
