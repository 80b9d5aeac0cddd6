import { useVdiTranslation } from '../hooks';
import { formatExactly, formatRelative } from './duration';
import { useNow } from './useNow';

/** A time relative to now, with the exact one on hover. */
export function RelativeTime({ time }: { time: string }) {
  const { language } = useVdiTranslation();
  const now = useNow(15_000);
  const at = Date.parse(time);
  return (
    <time dateTime={time} title={formatExactly(at, language)}>
      {formatRelative(Math.min(at, now), now, language)}
    </time>
  );
}
