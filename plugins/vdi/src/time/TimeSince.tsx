import { useVdiTranslation } from '../hooks';
import { formatDuration, formatExactly } from './duration';
import { useNow } from './useNow';

/** How long ago something began, with the exact time on hover. */
export function TimeSince({ time }: { time: string }) {
  const { language, t } = useVdiTranslation();
  const now = useNow(15_000);
  const at = Date.parse(time);
  const minutes = Math.floor((now - at) / 60_000);
  return (
    <time dateTime={time} title={formatExactly(at, language)}>
      {minutes < 1
        ? t('duration.underMinute')
        : formatDuration(minutes * 60_000, language)}
    </time>
  );
}
