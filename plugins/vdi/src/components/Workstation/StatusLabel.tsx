import CheckIcon from '@material-ui/icons/CheckCircle';
import ErrorIcon from '@material-ui/icons/Error';
import PauseIcon from '@material-ui/icons/PauseCircleFilled';
import TimelapseIcon from '@material-ui/icons/Timelapse';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatClock, formatExactly } from '../../time';
import { statusText, statusTone } from '../../workstations';

const ICONS = {
  good: CheckIcon,
  busy: TimelapseIcon,
  idle: PauseIcon,
  bad: ErrorIcon,
};

const useStyles = makeStyles((theme: BackstageTheme) => {
  const dark = theme.palette.type === 'dark';
  return {
    root: {
      alignItems: 'center',
      display: 'inline-flex',
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      fontWeight: 700,
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
    },
    // Readable on the theme's paper, which its own status colors are not all.
    good: { color: dark ? '#81c995' : '#1b6e2f' },
    busy: { color: dark ? '#a1c4fb' : '#0b57a4' },
    idle: { color: theme.palette.textSubtle },
    bad: { color: dark ? '#f6aea9' : '#b3261e' },
  };
});

/** The status of a workstation in words, with an icon and a color. */
export function StatusLabel({ workstation }: { workstation: Workstation }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { status, statusSince, connections } = workstation;
  const tone = statusTone(status);
  const Icon = ICONS[tone];
  const used = status === 'ready' && (connections?.count ?? 0) > 0;
  const since = Date.parse(
    used ? connections?.since ?? statusSince : statusSince,
  );
  return (
    <span
      className={`${classes.root} ${classes[tone]}`}
      title={formatExactly(since, language)}
    >
      <Icon fontSize="small" aria-hidden="true" />
      {words()}
    </span>
  );

  function words() {
    if (!used) {
      return statusText(workstation, t);
    }
    return connections?.since
      ? t('status.inUseSince', {
          time: formatClock(since, Date.now(), language),
        })
      : t('status.inUse');
  }
}
