import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import CheckIcon from '@material-ui/icons/Check';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import RadioButtonIcon from '@material-ui/icons/RadioButtonUnchecked';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../../hooks';
import {
  BUILD_STAGES,
  buildProgressAt,
  type BuildProgress as Progress,
} from '../../../images';
import { formatDuration, formatRoughly, useNow } from '../../../time';
import { SubtleText } from '../../States';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: { display: 'grid', gap: theme.spacing(1), maxWidth: 640 },
  stages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  stage: {
    alignItems: 'center',
    color: theme.palette.textSubtle,
    display: 'inline-flex',
    gap: theme.spacing(0.5),
  },
  active: { color: theme.palette.text.primary, fontWeight: 700 },
  time: { fontVariantNumeric: 'tabular-nums' },
}));

const ICONS = {
  done: CheckIcon,
  active: ChevronRightIcon,
  waiting: RadioButtonIcon,
};

// The bar never looks finished before the build is.
const FULLEST = 95;

/** How far a build is, how long it has taken and how long builds usually take; ticks by itself. */
export function BuildProgress({ build }: { build: ImageBuild }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const progress = buildProgressAt(build, useNow(1_000));
  const { stage, elapsed, typical } = progress;
  const current = stage ? BUILD_STAGES.indexOf(stage) : -1;
  return (
    <div className={classes.root}>
      <ol className={classes.stages}>
        {BUILD_STAGES.map((each, index) => {
          const state = stateOf(index, current);
          const Icon = ICONS[state];
          const step = t(`builds.stageName.${each}`);
          return (
            <Typography
              key={each}
              aria-current={state === 'active' ? 'step' : undefined}
              aria-label={t(`progress.${state}`, { step })}
              className={`${classes.stage} ${
                state === 'active' ? classes.active : ''
              }`}
              component="li"
              variant="body2"
            >
              <Icon aria-hidden="true" fontSize="inherit" />
              {step}
            </Typography>
          );
        })}
      </ol>
      <LinearProgress
        aria-label={t('builds.progress', { number: String(build.number) })}
        value={typical && Math.min(FULLEST, (elapsed / typical) * 100)}
        variant={typical ? 'determinate' : 'indeterminate'}
      />
      <SubtleText className={classes.time}>
        {timeText(progress, t, language)}
      </SubtleText>
    </div>
  );
}

function stateOf(index: number, current: number) {
  if (index === current) {
    return 'active' as const;
  }
  return index < current ? ('done' as const) : ('waiting' as const);
}

function timeText(
  { elapsed, typical, remaining, late }: Progress,
  t: VdiTranslate,
  language: string,
): string {
  return [
    t('progress.elapsed', { duration: formatDuration(elapsed, language) }),
    typical !== undefined &&
      t('progress.usually', { duration: formatRoughly(typical, language) }),
    remaining !== undefined &&
      t('progress.left', { duration: formatRoughly(remaining, language) }),
    late && t('progress.longer'),
  ]
    .filter(Boolean)
    .join(' · ');
}
