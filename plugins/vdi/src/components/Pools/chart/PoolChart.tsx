import { useTheme } from '@material-ui/core/styles';
import type { BackstageTheme } from '@backstage/theme';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatExactly } from '../../../time';
import { ticksBetween, type ChartPoint } from './series';

/** What a {@link PoolChart} shows. */
export interface PoolChartProps {
  points: ChartPoint[];
  from: number;
  to: number;
  language: string;
  labels: { target: string; warm?: string; starting?: string };
}

const DAY = 24 * 60 * 60 * 1000;

/** Target and members of a pool over time; apart, because its library is large. */
export default function PoolChart(props: PoolChartProps) {
  const { points, from, to, language, labels } = props;
  const { palette, typography } = useTheme<BackstageTheme>();
  const overDays = to - from > 2 * DAY;
  const format = new Intl.DateTimeFormat(
    language,
    overDays
      ? { weekday: 'short', day: 'numeric' }
      : { hour: 'numeric', minute: '2-digit' },
  );
  const text = {
    fill: palette.text.primary,
    fontFamily: typography.fontFamily,
    fontSize: 12,
  };
  const shared = {
    isAnimationActive: false,
    type: 'stepAfter',
    dot: false,
  } as const;
  return (
    <ResponsiveContainer height={220} width="100%">
      <ComposedChart
        accessibilityLayer={false}
        data={points}
        margin={{ top: 8, right: 16, bottom: 0, left: -16 }}
      >
        <CartesianGrid stroke={palette.divider} vertical={false} />
        <XAxis
          dataKey="at"
          domain={[from, to]}
          scale="time"
          stroke={palette.text.primary}
          tick={text}
          tickFormatter={at => format.format(at)}
          ticks={ticksBetween(from, to)}
          type="number"
        />
        <YAxis
          allowDecimals={false}
          domain={[0, (most: number) => Math.max(1, most)]}
          stroke={palette.text.primary}
          tick={text}
        />
        <Tooltip
          contentStyle={{
            backgroundColor: palette.background.paper,
            borderColor: palette.divider,
            color: palette.text.primary,
            fontFamily: typography.fontFamily,
          }}
          itemStyle={{ color: palette.text.primary }}
          labelFormatter={at => formatExactly(Number(at), language)}
        />
        <Legend
          itemSorter={null}
          formatter={name => <span style={{ color: text.fill }}>{name}</span>}
          wrapperStyle={{ fontFamily: typography.fontFamily, fontSize: 13 }}
        />
        {labels.warm && (
          <Area
            {...shared}
            dataKey="warm"
            fill={palette.status.ok}
            fillOpacity={0.5}
            legendType="square"
            name={labels.warm}
            stackId="members"
            stroke={palette.status.ok}
          />
        )}
        {labels.starting && (
          <Area
            {...shared}
            dataKey="starting"
            fill={palette.status.running}
            fillOpacity={0.5}
            legendType="square"
            name={labels.starting}
            stackId="members"
            stroke={palette.status.running}
          />
        )}
        <Line
          {...shared}
          dataKey="target"
          legendType="plainline"
          name={labels.target}
          stroke={palette.text.primary}
          strokeDasharray={labels.warm ? '6 3' : undefined}
          strokeWidth={2}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}
