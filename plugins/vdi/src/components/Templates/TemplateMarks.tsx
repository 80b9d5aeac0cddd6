import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import BuildIcon from '@material-ui/icons/BuildOutlined';
import HiddenIcon from '@material-ui/icons/VisibilityOffOutlined';
import NewIcon from '@material-ui/icons/FiberNewOutlined';
import PinIcon from '@material-ui/icons/RoomOutlined';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { hasNewer } from './worstFirst';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
  },
  chip: { margin: 0, '& svg': { color: 'inherit' } },
  notReady: {
    borderColor: theme.palette.status.warning,
    color: theme.palette.text.primary,
  },
}));

interface TemplateMarksProps {
  template: Template;
  /** The newest version that people could get; the latest one where it is not known which have an image */
  newest?: number;
}

/** What is unusual about a template, in words and pictures. */
export function TemplateMarks({ template, newest }: TemplateMarksProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { ready, hidden, pinned } = template;
  const latestVersion = newest ?? template.latestVersion;
  const marks = [
    !ready && {
      icon: <BuildIcon />,
      label: t('templates.notReady'),
      className: classes.notReady,
    },
    hasNewer({ ...template, latestVersion }) && {
      icon: <NewIcon />,
      label: t('templates.newer', { version: String(latestVersion) }),
      className: '',
    },
    hidden && {
      icon: <HiddenIcon />,
      label: t('templates.hidden'),
      className: '',
    },
    pinned && {
      icon: <PinIcon />,
      label: t('templates.pinned'),
      className: '',
    },
  ].filter(mark => mark !== false && mark !== undefined);
  return marks.length > 0 ? (
    <span className={classes.root}>
      {marks.map(({ icon, label, className }) => (
        <Chip
          key={label}
          className={`${classes.chip} ${className}`}
          component="span"
          icon={icon}
          label={label}
          size="small"
          variant="outlined"
        />
      ))}
    </span>
  ) : null;
}
