import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ImageBuildDetail,
  ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import { useImageBuild, useVdiTranslation } from '../../../hooks';
import { isUnderWay } from '../../../images';
import { Columns } from '../../Panel';
import { Loading, LoadProblem, StaleNotice } from '../../States';
import type { ImageControls } from '../useImageControls';
import { BuildActions } from './BuildActions';
import { BuildFacts } from './BuildFacts';
import { BuildFailureNotice } from './BuildFailureNotice';
import { BuildProgress } from './BuildProgress';
import { BuildStatusLabel } from './BuildStatusLabel';
import { ChangesSection } from './ChangesSection';
import { PackagesSection } from './PackagesSection';
import { StepsSection } from './StepsSection';
import { TrialNotice } from './TrialNotice';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(2),
    minWidth: 0,
    padding: theme.spacing(2),
  },
  head: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
  },
  close: { marginLeft: 'auto' },
}));

interface BuildPanelProps {
  project: ImageProject;
  buildId: string;
  controls: ImageControls;
  onClose: () => void;
}

/** All about one build. */
export function BuildPanel(props: BuildPanelProps) {
  const { project, buildId, onClose } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const query = useImageBuild(project.id, buildId);
  const { value } = query;
  const number = value && String(value.build.number);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Paper
      aria-labelledby="vdi-build"
      className={classes.root}
      component="section"
      variant="outlined"
    >
      <div className={classes.head}>
        <Typography
          ref={heading}
          component="h3"
          id="vdi-build"
          tabIndex={-1}
          variant="h6"
        >
          {number ? t('builds.name', { number }) : t('builds.build')}
        </Typography>
        {value && <BuildStatusLabel build={value.build} />}
        <Button className={classes.close} onClick={onClose} size="small">
          {t('builds.close')}
        </Button>
      </div>
      {query.loading && <Loading text={t('builds.loadingOne')} />}
      {!value && <LoadProblem query={query} />}
      <StaleNotice query={query} />
      {value && <BuildContent {...props} detail={value} />}
    </Paper>
  );
}

function BuildContent({
  project,
  controls,
  detail,
}: BuildPanelProps & { detail: ImageBuildDetail }) {
  const { build, steps, packages } = detail;
  return (
    <>
      {isUnderWay(build) && <BuildProgress build={build} />}
      {build.failure && <BuildFailureNotice failure={build.failure} />}
      {build.trial && <TrialNotice trial={build.trial} />}
      <BuildActions build={build} controls={controls} project={project} />
      <Columns>
        <BuildFacts build={build} />
        <StepsSection steps={steps} />
      </Columns>
      <Columns>
        <ChangesSection build={build} />
        <PackagesSection build={build} packages={packages} />
      </Columns>
    </>
  );
}
