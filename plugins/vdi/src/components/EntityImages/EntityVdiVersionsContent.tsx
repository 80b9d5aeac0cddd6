import { useEntity } from '@backstage/plugin-catalog-react';
import { TEMPLATE_ANNOTATION } from '@deskstage/backstage-plugin-vdi-common';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useManagedTemplate, useVdiTranslation } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { Loaded } from '../States';
import { templateIdOf } from './annotations';
import { NotAnnotated } from './NotAnnotated';
import { VersionsTable } from './VersionsTable';

/** Tab of a template's entity with its versions. */
export function EntityVdiVersionsContent() {
  const { entity } = useEntity();
  const templateId = templateIdOf(entity);
  return templateId ? (
    <LiveVersions key={templateId} templateId={templateId} />
  ) : (
    <NotAnnotated annotation={TEMPLATE_ANNOTATION} />
  );
}

function LiveVersions({ templateId }: { templateId: string }) {
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  return (
    <Loaded
      count={4}
      loading={t('templates.loading')}
      missing={{
        title: t('templates.notFoundTitle'),
        text: t('templates.notFoundText', { id: templateId }),
        to: home(),
        link: t('states.backToMine'),
      }}
      query={useManagedTemplate(templateId)}
    >
      {detail => <VersionsTable detail={detail} />}
    </Loaded>
  );
}
