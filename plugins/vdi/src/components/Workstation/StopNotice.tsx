import Button from '@material-ui/core/Button';
import AlarmIcon from '@material-ui/icons/Alarm';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatClock, formatExactly, formatRoughly, useNow } from '../../time';
import { availability, isSoon, stopTime } from '../../workstations';
import type { WorkstationControls } from '../Actions';
import { SubtleText } from '../States';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    alignItems: 'center',
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 1),
  },
  soon: {
    alignItems: 'center',
    color: theme.palette.type === 'dark' ? '#fdd663' : '#8a4b00',
    display: 'inline-flex',
    fontWeight: 700,
    gap: theme.spacing(0.5),
  },
}));

interface StopNoticeProps {
  workstation: Workstation;
  /** What the way to keep it running works with; without it there is none */
  controls?: WorkstationControls;
  /** Whether to be silent while there is time */
  onlySoon?: boolean;
}

/** When a workstation stops by itself; a warning, with a way to keep it running, when that is soon. */
export function StopNotice(props: StopNoticeProps) {
  const { workstation, controls, onlySoon = false } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const now = useNow(15_000);
  const time = stopTime(workstation);
  const soon = time !== undefined && isSoon(time, now);
  if (time === undefined || (onlySoon && !soon)) {
    return null;
  }
  const clock = formatClock(time, now, language);
  return (
    <div className={classes.root}>
      <SubtleText
        className={soon ? classes.soon : ''}
        component="span"
        title={formatExactly(time, language)}
      >
        {soon && <AlarmIcon fontSize="small" aria-hidden="true" />}
        {words()}
      </SubtleText>
      {soon && controls && availability(workstation, 'extend') === 'now' && (
        <Button
          aria-label={t('extend.buttonFor', { name: workstation.name })}
          onClick={() => controls.ask('extend')}
          size="small"
          variant="outlined"
        >
          {t('extend.button')}
        </Button>
      )}
    </div>
  );

  function words() {
    if (time === undefined || !soon) {
      return t('stops.at', { time: clock });
    }
    return time - now < 60_000
      ? t('stops.now')
      : t('stops.in', {
          duration: formatRoughly(time - now, language),
          time: clock,
        });
  }
}
