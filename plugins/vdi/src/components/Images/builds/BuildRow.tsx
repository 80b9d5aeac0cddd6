import Chip from '@material-ui/core/Chip';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImageBuild,
  ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { buildDuration, isUnderWay } from '../../../images';
import { formatRoughly, RelativeTime, TimeSince } from '../../../time';
import { RowHeader } from '../../Panel';
import { SubtleText } from '../../States';
import type { ImageControls } from '../useImageControls';
import { BuildActions } from './BuildActions';
import { BuildStarter } from './BuildStarter';
import { BuildStatusLabel } from './BuildStatusLabel';

const useStyles = makeStyles(theme => ({
  narrow: { whiteSpace: 'nowrap' },
  // On the theme's color for what is selected, subtle text is hard to read.
  open: { '&&, &&:hover': { backgroundColor: theme.palette.action.hover } },
  chip: { margin: theme.spacing(0, 0, 0, 1) },
}));

interface BuildRowProps {
  project: ImageProject;
  build: ImageBuild;
  controls: ImageControls;
  open: boolean;
  onOpen: () => void;
}

/** One build among those of a project. */
export function BuildRow(props: BuildRowProps) {
  const { project, build, controls, open, onOpen } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { isDefault, templateVersion, amiId, startedAt, requestedAt } = build;
  const duration = buildDuration(build);
  return (
    <TableRow className={open ? classes.open : undefined} hover selected={open}>
      <RowHeader>
        <Link
          aria-expanded={open}
          component="button"
          onClick={onOpen}
          underline="always"
          variant="body2"
        >
          {t('builds.name', { number: String(build.number) })}
        </Link>
        {isDefault && (
          <Chip
            className={classes.chip}
            color="primary"
            component="span"
            label={t('templates.default')}
            size="small"
          />
        )}
      </RowHeader>
      <TableCell>
        <BuildStatusLabel build={build} />
        {build.failure && (
          <SubtleText component="div" variant="caption">
            {build.failure.message}
          </SubtleText>
        )}
      </TableCell>
      <TableCell className={classes.narrow}>
        <RelativeTime time={requestedAt} />
        <SubtleText component="div" variant="caption">
          <BuildStarter build={build} />
        </SubtleText>
      </TableCell>
      <TableCell className={classes.narrow}>
        {duration !== undefined && formatRoughly(duration, language)}
        {duration === undefined && isUnderWay(build) && startedAt && (
          <TimeSince time={startedAt} />
        )}
        {duration === undefined && !(isUnderWay(build) && startedAt) && '–'}
      </TableCell>
      <TableCell className={classes.narrow}>
        {templateVersion === undefined
          ? '–'
          : t('create.versionOther', { version: String(templateVersion) })}
        {amiId && (
          <SubtleText component="div" variant="caption">
            <code>{amiId}</code>
          </SubtleText>
        )}
      </TableCell>
      <TableCell>
        <BuildActions build={build} controls={controls} project={project} />
      </TableCell>
    </TableRow>
  );
}
