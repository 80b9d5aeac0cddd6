import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Pool,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { FleetLink } from '../Panel';
import { SubtleText } from '../States';
import { useFigures } from './useFigures';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))',
    margin: 0,
  },
  figure: {
    display: 'flex',
    flexDirection: 'column-reverse',
    justifyContent: 'flex-end',
    padding: theme.spacing(1, 1.5),
  },
  number: { margin: 0 },
}));

interface Figure {
  label: string;
  text: string;
  status?: readonly WorkstationStatus[];
}

/** A pool in numbers: its members now, and how it served people during the last day. */
export function PoolFigures({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const figures = useFigures(pool);
  const all: Figure[] = [
    { label: t('pools.figure.target'), text: String(pool.target) },
    {
      label: t('pools.figure.warm'),
      text: String(pool.warm),
      status: ['pooled'],
    },
    {
      label: t('pools.figure.starting'),
      text: String(pool.starting),
      status: ['requested', 'launching', 'preparing', 'starting'],
    },
    {
      label: t('pools.figure.stopped'),
      text: String(pool.stopped),
      status: ['stopping', 'stopped'],
    },
    { label: t('pools.figure.old'), text: String(pool.old) },
    {
      label: t('pools.figure.failing'),
      text: String(pool.failing),
      status: ['failed'],
    },
    { label: t('pools.figure.claimed'), text: figures.claimed },
    { label: t('pools.figure.hitRate'), text: figures.hitRate },
    { label: t('pools.figure.median'), text: figures.median },
    { label: t('pools.figure.p99'), text: figures.p99 },
    { label: t('pools.figure.idleHours'), text: figures.idleHours },
    { label: t('pools.figure.idleDollars'), text: figures.idleDollars },
  ];
  return (
    <dl aria-label={t('pools.figures')} className={classes.root}>
      {all.map(({ label, text, status }) => (
        <Paper key={label} className={classes.figure} variant="outlined">
          <SubtleText component="dt" variant="caption">
            {label}
          </SubtleText>
          <Typography className={classes.number} component="dd" variant="h6">
            {status && text !== '0' ? (
              <FleetLink
                owner="none"
                status={status}
                template={pool.template.id}
              >
                {text}
              </FleetLink>
            ) : (
              text
            )}
          </Typography>
        </Paper>
      ))}
    </dl>
  );
}
