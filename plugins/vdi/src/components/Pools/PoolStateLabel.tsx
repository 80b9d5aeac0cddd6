import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import BusyIcon from '@material-ui/icons/Autorenew';
import HeldIcon from '@material-ui/icons/ErrorOutline';
import IdleIcon from '@material-ui/icons/Brightness3Outlined';
import NoneIcon from '@material-ui/icons/RemoveCircleOutline';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import PausedIcon from '@material-ui/icons/PauseCircleOutline';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { stateOf, type PoolState } from './poolState';

type Tone = 'ok' | 'busy' | 'bad' | 'quiet';

const LOOKS: Record<PoolState, [icon: typeof OkIcon, tone: Tone]> = {
  none: [NoneIcon, 'quiet'],
  paused: [PausedIcon, 'busy'],
  held: [HeldIcon, 'bad'],
  failing: [HeldIcon, 'bad'],
  filling: [BusyIcon, 'busy'],
  replacing: [BusyIcon, 'busy'],
  surplus: [BusyIcon, 'busy'],
  idle: [IdleIcon, 'quiet'],
  full: [OkIcon, 'ok'],
};

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    alignItems: 'center',
    display: 'inline-flex',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
  ok: { color: theme.palette.status.ok },
  busy: { color: theme.palette.status.warning },
  bad: { color: theme.palette.status.error },
  quiet: { color: theme.palette.textSubtle },
}));

/** How a pool fares, as a picture and in words. */
export function PoolStateLabel({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const state = stateOf(pool);
  const [Icon, tone] = LOOKS[state];
  return (
    <Typography className={classes.root} component="span" variant="body2">
      <Icon aria-hidden="true" className={classes[tone]} fontSize="small" />
      {t(`pools.state.${state}`)}
    </Typography>
  );
}
