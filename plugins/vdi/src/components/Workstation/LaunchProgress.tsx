import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import CheckIcon from '@material-ui/icons/Check';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import RadioButtonIcon from '@material-ui/icons/RadioButtonUnchecked';
import { makeStyles } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { formatDuration, formatRoughly, useNow } from '../../time';
import { PROGRESS_STEPS, progressAt, type Progress } from '../../workstations';
import { SubtleText } from '../States';

const useStyles = makeStyles((theme: BackstageTheme) => ({
  root: { display: 'grid', gap: theme.spacing(1) },
  steps: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  step: {
    alignItems: 'center',
    color: theme.palette.textSubtle,
    display: 'inline-flex',
    gap: theme.spacing(0.5),
  },
  active: {
    color: theme.palette.text.primary,
    fontWeight: 700,
  },
  time: { fontVariantNumeric: 'tabular-nums' },
}));

const ICONS = {
  done: CheckIcon,
  active: ChevronRightIcon,
  waiting: RadioButtonIcon,
};

// The bar never looks finished before the workstation is.
const FULLEST = 95;

/** How far a workstation is, how long it has taken and how long it usually takes; ticks by itself. */
export function LaunchProgress({ workstation }: { workstation: Workstation }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const now = useNow(1_000);
  const progress = progressAt(workstation, now);
  const { elapsed, typical } = progress;
  const current = PROGRESS_STEPS.indexOf(progress.step);
  return (
    <div className={classes.root}>
      <ol className={classes.steps}>
        {PROGRESS_STEPS.map((step, index) => {
          const state = stepState(index, current);
          const Icon = ICONS[state];
          return (
            <Typography
              key={step}
              aria-label={t(`progress.${state}`, {
                step: t(`progress.${step}`),
              })}
              aria-current={state === 'active' ? 'step' : undefined}
              className={`${classes.step} ${
                state === 'active' ? classes.active : ''
              }`}
              component="li"
              variant="body2"
            >
              <Icon fontSize="inherit" aria-hidden="true" />
              {t(`progress.${step}`)}
            </Typography>
          );
        })}
      </ol>
      <LinearProgress
        aria-label={t('progress.label', { name: workstation.name })}
        value={typical && Math.min(FULLEST, (elapsed / typical) * 100)}
        variant={typical ? 'determinate' : 'indeterminate'}
      />
      <SubtleText className={classes.time}>
        {timeText(progress, t, language)}
      </SubtleText>
    </div>
  );
}

function stepState(index: number, current: number) {
  if (index === current) {
    return 'active' as const;
  }
  return index < current ? ('done' as const) : ('waiting' as const);
}

function timeText(
  { elapsed, typical, remaining, pace }: Progress,
  t: VdiTranslate,
  language: string,
): string {
  const parts: string[] = [
    t('progress.elapsed', { duration: formatDuration(elapsed, language) }),
  ];
  if (typical !== undefined) {
    parts.push(
      t('progress.usually', { duration: formatRoughly(typical, language) }),
    );
  }
  if (remaining !== undefined) {
    parts.push(
      t('progress.left', { duration: formatRoughly(remaining, language) }),
    );
  } else if (pace === 'soon' || pace === 'longer') {
    parts.push(t(`progress.${pace}`));
  }
  return parts.join(' · ');
}
