import { useEffect, useRef, useState } from 'react';
import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { buildStatusText } from '../../../images';
import { VisuallyHidden } from '../../States';

/** Tells people who do not see the page when a build changes its status. */
export function BuildsAnnouncer({ builds }: { builds: readonly ImageBuild[] }) {
  const { t } = useVdiTranslation();
  const known = useRef(new Map<string, string>());
  const [text, setText] = useState('');

  useEffect(() => {
    const before = known.current;
    const changed: string[] = [];
    for (const build of builds) {
      const status = buildStatusText(build, t);
      const told = before.get(build.id);
      before.set(build.id, status);
      if (told !== undefined && told !== status) {
        const name = t('builds.name', { number: String(build.number) });
        changed.push(t('status.announcement', { name, status }));
      }
    }
    if (changed.length > 0) {
      setText(changed.join('. '));
    }
  }, [builds, t]);

  return (
    <VisuallyHidden aria-live="polite" role="log">
      {text}
    </VisuallyHidden>
  );
}
