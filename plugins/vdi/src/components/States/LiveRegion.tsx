import { useEffect, useRef, useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { VisuallyHidden } from './VisuallyHidden';

/** Tells people who do not see the page when a workstation changes its status. */
export function LiveRegion({ items }: { items: readonly Workstation[] }) {
  const { t } = useVdiTranslation();
  const known = useRef<Map<string, string>>();
  const [text, setText] = useState('');

  useEffect(() => {
    const before = known.current;
    known.current = new Map(items.map(({ id, status }) => [id, status]));
    const changed = before
      ? items.filter(({ id, status }) => before.get(id) !== status)
      : [];
    if (changed.length > 0) {
      setText(
        changed
          .map(({ name, status }) =>
            t('status.announcement', { name, status: t(`status.${status}`) }),
          )
          .join('. '),
      );
    }
  }, [items, t]);

  return (
    <VisuallyHidden aria-live="polite" role="log">
      {text}
    </VisuallyHidden>
  );
}
