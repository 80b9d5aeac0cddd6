import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { IMAGE_TEST_OWNER } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';

/** Whose a workstation is: a person, or the test of an image. */
export function OwnerName({ owner }: { owner: string }) {
  const { t } = useVdiTranslation();
  return owner === IMAGE_TEST_OWNER ? (
    <>{t('fleet.imageTest')}</>
  ) : (
    <EntityRefLink entityRef={owner} defaultKind="user" />
  );
}
