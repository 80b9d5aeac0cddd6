import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatClock, useNow } from '../../time';

/** Why a pool starts nothing for now, and until when. */
export function HeldReason({ held }: { held: NonNullable<Pool['held']> }) {
  const { t, language } = useVdiTranslation();
  const now = useNow(15_000);
  return (
    <>
      {held.reason}
      {held.until &&
        ` ${t('pools.heldUntil', {
          time: formatClock(Date.parse(held.until), now, language),
        })}`}
    </>
  );
}
