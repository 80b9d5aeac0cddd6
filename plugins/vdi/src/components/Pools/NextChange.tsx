import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatExactly, useNow } from '../../time';
import { formatMoment } from './formatMoment';

/** When the target of a pool changes, and to what. */
export function NextChange({ change }: { change: Pool['nextChange'] }) {
  const { t, language } = useVdiTranslation();
  const now = useNow(60_000);
  if (!change) {
    return <>{t('pools.noChange')}</>;
  }
  const at = Date.parse(change.at);
  return (
    <time dateTime={change.at} title={formatExactly(at, language)}>
      {t('pools.changeAt', {
        time: formatMoment(at, now, language),
        target: String(change.target),
      })}
    </time>
  );
}
