import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Actor } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';

interface ActorNameProps {
  actor: Actor;
  /** The signed-in person */
  userRef?: string;
}

/** Who did something, as a link where it was somebody of the catalog. */
export function ActorName({ actor, userRef }: ActorNameProps) {
  const { t } = useVdiTranslation();
  const { kind, ref } = actor;
  if (kind === 'user' && ref) {
    return ref === userRef ? (
      <>{t('history.you')}</>
    ) : (
      <EntityRefLink entityRef={ref} defaultKind="user" />
    );
  }
  return <>{kind === 'service' && ref ? ref : t('history.system')}</>;
}
