import { useEffect, useRef, useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { statusText } from '../../workstations';
import { VisuallyHidden } from './VisuallyHidden';

/** Tells people who do not see the page when a workstation changes its status. */
export function LiveRegion({ items }: { items: readonly Workstation[] }) {
  const { t } = useVdiTranslation();
  const known = useRef<Map<string, string>>();
  const [text, setText] = useState('');

  useEffect(() => {
    const before = known.current;
    known.current = new Map(items.map(item => [item.id, statusText(item, t)]));
    const changed = before
      ? items.filter(item => before.get(item.id) !== statusText(item, t))
      : [];
    if (changed.length > 0) {
      setText(
        changed
          .map(item =>
            t('status.announcement', {
              name: item.name,
              status: statusText(item, t),
            }),
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
