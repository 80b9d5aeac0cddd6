import { lazy, Suspense } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useVdiTranslation } from '../../../hooks';
import type { ChartPoint } from './series';
import { StepsTable } from './StepsTable';

const PoolChart = lazy(() => import('./PoolChart'));

const useStyles = makeStyles({
  root: { margin: 0, minWidth: 0 },
});

interface TimeChartProps {
  /** What the picture shows, for those who do not see it */
  summary: string;
  points: ChartPoint[];
  from: number;
  to: number;
  /** Whether members are shown beside the target */
  withMembers?: boolean;
}

/** A chart of a pool over time, with the same as a table. */
export function TimeChart(props: TimeChartProps) {
  const { summary, points, from, to, withMembers = false } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const labels = {
    target: t('pools.figure.target'),
    warm: withMembers ? t('pools.figure.warm') : undefined,
    starting: withMembers ? t('pools.figure.starting') : undefined,
  };
  return (
    <figure className={classes.root}>
      <div aria-label={summary} role="img">
        <Suspense fallback={<Skeleton height={220} variant="rect" />}>
          <PoolChart
            from={from}
            labels={labels}
            language={language}
            points={points}
            to={to}
          />
        </Suspense>
      </div>
      <StepsTable caption={summary} points={points} withMembers={withMembers} />
    </figure>
  );
}
