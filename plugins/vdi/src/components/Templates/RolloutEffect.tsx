import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { RolloutPreview } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { formatRoughly } from '../../time';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(0.5),
    margin: 0,
    paddingLeft: theme.spacing(2.5),
  },
}));

/** What a rollout would do, in sentences. */
export function RolloutEffect({ preview }: { preview: RolloutPreview }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  return (
    <ul aria-label={t('rollout.effect')} className={classes.list}>
      {effectOf(preview, t, language).map(sentence => (
        <Typography key={sentence} component="li" variant="body2">
          {sentence}
        </Typography>
      ))}
    </ul>
  );
}

function effectOf(
  { replaced, reused, kept, steps, surge, typicalSeconds }: RolloutPreview,
  t: VdiTranslate,
  language: string,
): string[] {
  const sentences: string[] = [];
  if (replaced === 0) {
    sentences.push(t('rollout.noneReplaced'));
  } else if (steps === 0) {
    sentences.push(t('rollout.unused', { count: replaced }));
  } else {
    sentences.push(
      t('rollout.replaced', { count: replaced, surge: String(surge) }),
    );
  }
  if (steps > 0 && typicalSeconds !== undefined) {
    sentences.push(
      t('rollout.duration', {
        duration: formatRoughly(typicalSeconds * 1000, language),
      }),
    );
  }
  if (reused > 0) {
    sentences.push(t('rollout.reused', { count: reused }));
  }
  sentences.push(
    kept > 0 ? t('rollout.kept', { count: kept }) : t('rollout.noneKept'),
  );
  return sentences;
}
