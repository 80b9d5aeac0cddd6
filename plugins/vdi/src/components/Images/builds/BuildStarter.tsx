import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../../hooks';
import { ActorName } from '../../Panel';

/** Who or what started a build. */
export function BuildStarter({ build }: { build: ImageBuild }) {
  const { t } = useVdiTranslation();
  const userRef = useUserRef();
  const { trigger, requestedBy } = build;
  if (trigger === 'request' && requestedBy) {
    return (
      <>
        {t('history.by', {
          actor: <ActorName actor={requestedBy} userRef={userRef} />,
        })}
      </>
    );
  }
  return <>{t(`builds.trigger.${trigger}`)}</>;
}
