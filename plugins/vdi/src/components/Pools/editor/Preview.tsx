import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TargetStep } from '@deskstage/backstage-plugin-vdi-common/schedule';
import { useVdiTranslation } from '../../../hooks';
import { formatDollars } from '../../../workstations';
import { SubtleText } from '../../States';
import { targetSeries, TimeChart } from '../chart';
import { machineHours } from './machineHours';

const WEEK = 7 * 24 * 60 * 60 * 1000;

const useStyles = makeStyles({ root: { minWidth: 0 } });

interface PreviewProps {
  /** Targets of the coming week; absent while something is wrong */
  steps?: TargetStep[];
  /** US dollars */
  pricePerHour?: number;
}

/** What the coming week would be with what is being edited. */
export function Preview({ steps, pricePerHour }: PreviewProps) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  if (!steps) {
    return <SubtleText>{t('poolEditor.previewLater')}</SubtleText>;
  }
  const from = steps[0].at.getTime();
  const to = from + WEEK;
  const hours = Math.round(machineHours(steps, to));
  const number = new Intl.NumberFormat(language).format(hours);
  return (
    <section aria-labelledby="vdi-preview" className={classes.root}>
      <Typography component="h4" id="vdi-preview" variant="subtitle1">
        {t('poolEditor.preview')}
      </Typography>
      <SubtleText aria-live="polite">
        {pricePerHour === undefined
          ? t('poolEditor.previewHours', { hours: number })
          : t('poolEditor.previewCost', {
              hours: number,
              price: formatDollars(hours * pricePerHour, language),
            })}
      </SubtleText>
      <TimeChart
        from={from}
        points={targetSeries(steps, to)}
        summary={t('poolEditor.preview')}
        to={to}
      />
    </section>
  );
}
