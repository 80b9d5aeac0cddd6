import Typography from '@material-ui/core/Typography';
import CancelledIcon from '@material-ui/icons/Block';
import DoneIcon from '@material-ui/icons/Check';
import FailedIcon from '@material-ui/icons/ErrorOutline';
import RunningIcon from '@material-ui/icons/Timelapse';
import SkippedIcon from '@material-ui/icons/Redo';
import WaitingIcon from '@material-ui/icons/RadioButtonUnchecked';
import { makeStyles } from '@material-ui/core/styles';
import type { ImageBuildStep } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { formatDuration, TimeSince } from '../../../time';
import { SubtleText } from '../../States';
import { Section } from './Section';

const ICONS = {
  waiting: WaitingIcon,
  running: RunningIcon,
  done: DoneIcon,
  failed: FailedIcon,
  skipped: SkippedIcon,
  cancelled: CancelledIcon,
};

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    alignItems: 'flex-start',
    display: 'flex',
    gap: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
}));

/** The steps of a build, in order. */
export function StepsSection({ steps }: { steps: readonly ImageBuildStep[] }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  return (
    <Section id="vdi-build-steps" title={t('builds.steps')}>
      {steps.length === 0 && <SubtleText>{t('builds.noSteps')}</SubtleText>}
      <ol className={classes.list}>
        {steps.map(({ stage, name, status, startedAt, endedAt, message }) => {
          const Icon = ICONS[status];
          return (
            <li key={`${stage} ${name}`} className={classes.step}>
              <Icon aria-hidden="true" fontSize="small" />
              <div>
                <Typography component="div" variant="body2">
                  {name}
                </Typography>
                <SubtleText component="div" variant="caption">
                  {t(`builds.stageName.${stage}`)}
                  {' · '}
                  {t(`builds.stepStatus.${status}`)}
                  {startedAt && endedAt && (
                    <>
                      {' · '}
                      {formatDuration(
                        Date.parse(endedAt) - Date.parse(startedAt),
                        language,
                      )}
                    </>
                  )}
                  {startedAt && !endedAt && status === 'running' && (
                    <>
                      {' · '}
                      <TimeSince time={startedAt} />
                    </>
                  )}
                </SubtleText>
                {message && (
                  <Typography component="div" variant="caption">
                    {message}
                  </Typography>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
