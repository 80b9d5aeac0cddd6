import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import BrokenIcon from '@material-ui/icons/ErrorOutline';
import BuildIcon from '@material-ui/icons/BuildOutlined';
import DeleteIcon from '@material-ui/icons/DeleteOutline';
import PinIcon from '@material-ui/icons/RoomOutlined';
import WaitingIcon from '@material-ui/icons/HelpOutline';
import type { ImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
  },
  chip: { margin: 0, '& svg': { color: 'inherit' } },
  bad: {
    borderColor: theme.palette.status.error,
    color: theme.palette.text.primary,
  },
  wanted: {
    borderColor: theme.palette.status.warning,
    color: theme.palette.text.primary,
  },
}));

/** What is unusual about an image project, in words and pictures. */
export function ImageMarks({ project }: { project: ImageProject }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { status, candidate, promotion } = project;
  const number = candidate && String(candidate.number);
  const marks = [
    status === 'broken' && {
      icon: <BrokenIcon />,
      label: t('image.status.broken'),
      className: classes.bad,
    },
    status === 'preparing' && {
      icon: <BuildIcon />,
      label: t('image.status.preparing'),
      className: '',
    },
    status === 'deleting' && {
      icon: <DeleteIcon />,
      label: t('image.status.deleting'),
      className: '',
    },
    number && {
      icon: <WaitingIcon />,
      label:
        promotion === 'approval'
          ? t('images.waits', { number })
          : t('images.candidate', { number }),
      className: classes.wanted,
    },
    promotion === 'pinned' && {
      icon: <PinIcon />,
      label: t('templates.pinned'),
      className: '',
    },
  ].filter(mark => typeof mark === 'object');
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
