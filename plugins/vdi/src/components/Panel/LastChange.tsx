import type { Actor } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { SubtleText } from '../States';
import { ActorName } from './ActorName';

interface LastChangeProps {
  change: { updatedAt?: string; updatedBy?: Actor };
}

/** Who changed something last, and when; nothing while nobody has. */
export function LastChange({ change }: LastChangeProps) {
  const { t } = useVdiTranslation();
  const userRef = useUserRef();
  const { updatedAt, updatedBy } = change;
  return updatedAt && updatedBy ? (
    <SubtleText component="div" variant="caption">
      {t('edit.last', {
        time: <RelativeTime time={updatedAt} />,
        actor: <ActorName actor={updatedBy} userRef={userRef} />,
      })}
    </SubtleText>
  ) : null;
}
