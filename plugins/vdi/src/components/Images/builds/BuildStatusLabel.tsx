import BusyIcon from '@material-ui/icons/Timelapse';
import ErrorIcon from '@material-ui/icons/Error';
import GoodIcon from '@material-ui/icons/CheckCircle';
import IdleIcon from '@material-ui/icons/RemoveCircleOutline';
import WantedIcon from '@material-ui/icons/HelpOutline';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { buildStatusText, buildTone } from '../../../images';

const ICONS = {
  good: GoodIcon,
  busy: BusyIcon,
  wanted: WantedIcon,
  idle: IdleIcon,
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
    },
    // Readable on the theme's paper, which its own status colors are not all.
    good: { color: dark ? '#81c995' : '#1b6e2f' },
    busy: { color: dark ? '#a1c4fb' : '#0b57a4' },
    wanted: { color: dark ? '#fdd663' : '#8a5300' },
    idle: { color: theme.palette.textSubtle },
    bad: { color: dark ? '#f6aea9' : '#b3261e' },
  };
});

/** The status of a build in words, with an icon and a color. */
export function BuildStatusLabel({ build }: { build: ImageBuild }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const tone = buildTone(build);
  const Icon = ICONS[tone];
  return (
    <span className={`${classes.root} ${classes[tone]}`}>
      <Icon fontSize="small" aria-hidden="true" />
      {buildStatusText(build, t)}
    </span>
  );
}
