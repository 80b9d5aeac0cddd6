import Paper from '@material-ui/core/Paper';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Fleet,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { useFleet, useVdiTranslation } from '../../hooks';
import { STARTING } from './fleetSearch';
import { SubtleText, VisuallyHidden } from '../States';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  number: { height: '100%' },
  inner: {
    alignItems: 'flex-start',
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(1.5, 2),
    textAlign: 'left',
    width: '100%',
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
}));

function countOf(fleet: Fleet, statuses: readonly WorkstationStatus[]) {
  let count = 0;
  for (const status of statuses) {
    count += fleet.counts[status] ?? 0;
  }
  return count;
}

interface FleetCountsProps {
  onFilter: (statuses: WorkstationStatus[]) => void;
}

/** The fleet in numbers; a number shows the rows behind it. */
export function FleetCounts({ onFilter }: FleetCountsProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { value } = useFleet();
  const numbers: { label: string; statuses?: WorkstationStatus[] }[] = [
    { label: t('fleet.countReady'), statuses: ['ready'] },
    { label: t('fleet.countInUse') },
    { label: t('fleet.countStarting'), statuses: STARTING },
    { label: t('fleet.countFailed'), statuses: ['failed'] },
  ];
  return (
    <ul aria-label={t('fleet.counts')} className={classes.root}>
      {numbers.map(({ label, statuses }) => {
        const count =
          value && (statuses ? countOf(value, statuses) : value.connected);
        const content = (
          <>
            <Typography component="span" variant="h5">
              {count ?? '–'}
            </Typography>
            <SubtleText component="span">{label}</SubtleText>
          </>
        );
        return (
          <Paper
            key={label}
            className={classes.number}
            component="li"
            variant="outlined"
          >
            {statuses ? (
              <ButtonBase
                className={classes.inner}
                onClick={() => onFilter(statuses)}
              >
                {content}
                <VisuallyHidden>{t('fleet.showThese')}</VisuallyHidden>
              </ButtonBase>
            ) : (
              <div className={classes.inner}>{content}</div>
            )}
          </Paper>
        );
      })}
    </ul>
  );
}
