import Typography from '@material-ui/core/Typography';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { usePoolTimeline, useVdiTranslation } from '../../../hooks';
import { useNow } from '../../../time';
import { Column, Columns, Panel } from '../../Panel';
import { Loading, LoadProblem, StaleNotice, SubtleText } from '../../States';
import { actualSeries, beginningOf, targetSeries } from './series';
import { TimeChart } from './TimeChart';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** What a pool had against what it should have had, and what it will have. */
export function ActualPanel({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const now = useNow(60_000);
  const { name } = pool.template;
  const timeline = usePoolTimeline(pool.template.id);
  const { value } = timeline;
  const actual = actualSeries(value?.samples ?? [], pool, now);
  return (
    <Panel id="vdi-pool-timeline" title={t('pools.timeline')}>
      <StaleNotice query={timeline} />
      {timeline.loading && <Loading text={t('pools.timelineLoading')} />}
      {!value && <LoadProblem query={timeline} />}
      {value && (
        <Columns>
          <Column>
            <Typography component="h4" variant="subtitle1">
              {t('pools.lastDay')}
            </Typography>
            {actual.length === 0 ? (
              <SubtleText>{t('pools.noSamples')}</SubtleText>
            ) : (
              <TimeChart
                from={beginningOf(actual, now)}
                points={actual}
                summary={t('pools.lastDayOf', { name })}
                to={now}
                withMembers
              />
            )}
          </Column>
          <Column>
            <Typography component="h4" variant="subtitle1">
              {t('pools.comingWeek')}
            </Typography>
            <TimeChart
              from={now}
              points={targetSeries(value.targets, now + WEEK)}
              summary={t('pools.comingWeekOf', { name })}
              to={now + WEEK}
            />
          </Column>
        </Columns>
      )}
    </Panel>
  );
}
