import Typography from '@material-ui/core/Typography';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { usePoolTimeline, useVdiTranslation } from '../../../hooks';
import { formatClock, useNow } from '../../../time';
import { Column, Columns, Panel } from '../../Panel';
import { Loading, LoadProblem, StaleNotice, SubtleText } from '../../States';
import { actualSeries, beginningOf, isYoung, targetSeries } from './series';
import { TimeChart } from './TimeChart';

const WEEK = 7 * 24 * 60 * 60 * 1000;

/** What a pool had against what it should have had, and what it will have. */
export function ActualPanel({ pool }: { pool: Pool }) {
  const { t, language } = useVdiTranslation();
  const now = useNow(60_000);
  const { name } = pool.template;
  const timeline = usePoolTimeline(pool.template.id);
  const { value } = timeline;
  const actual = actualSeries(value?.samples ?? [], pool, now);
  const since = isYoung(actual, now)
    ? formatClock(actual[0].at, now, language)
    : undefined;
  return (
    <Panel id="vdi-pool-timeline" title={t('pools.timeline')}>
      <StaleNotice query={timeline} />
      {timeline.loading && <Loading text={t('pools.timelineLoading')} />}
      {!value && <LoadProblem query={timeline} />}
      {value && (
        <Columns>
          <Column>
            <Typography component="h4" variant="subtitle1">
              {since === undefined
                ? t('pools.lastDay')
                : t('pools.since', { time: since })}
            </Typography>
            {actual.length === 0 ? (
              <SubtleText>{t('pools.noSamples')}</SubtleText>
            ) : (
              <TimeChart
                from={beginningOf(actual, now)}
                points={actual}
                summary={
                  since === undefined
                    ? t('pools.lastDayOf', { name })
                    : t('pools.sinceOf', { name, time: since })
                }
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
