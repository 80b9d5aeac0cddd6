import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { useManagedTemplate, useVdiTranslation } from '../../hooks';
import { templateRouteRef, templatesRouteRef } from '../../routes';
import { Loaded } from '../States';
import { TemplateDetailView } from './TemplateDetailView';

/** One template, with its versions and how it is offered. */
export function TemplatePage() {
  const { templateId = '' } = useParams();
  const { t } = useVdiTranslation();
  const list = useRouteRef(templatesRouteRef);
  const details = useRouteRef(templateRouteRef);
  return (
    <Loaded
      count={6}
      loading={t('templates.loading')}
      missing={{
        title: t('templates.notFoundTitle'),
        text: t('templates.notFoundText', { id: templateId }),
        to: list(),
        link: t('templates.toList'),
      }}
      query={useManagedTemplate(templateId)}
    >
      {detail => (
        <BreadcrumbEntry
          entry={{
            label: detail.template.name,
            href: details({ templateId }),
          }}
        >
          <TemplateDetailView key={templateId} detail={detail} />
        </BreadcrumbEntry>
      )}
    </Loaded>
  );
}
