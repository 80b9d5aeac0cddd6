import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { LinkButton } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/FindInPage';
import { errorKind } from '../../errors';
import { useManagedTemplate, useVdiTranslation } from '../../hooks';
import { templateRouteRef, templatesRouteRef } from '../../routes';
import { EmptyState, Loading, LoadProblem, StaleNotice } from '../States';
import { TemplateDetailView } from './TemplateDetailView';

/** One template, with its versions and how it is offered. */
export function TemplatePage() {
  const { templateId = '' } = useParams();
  const { t } = useVdiTranslation();
  const list = useRouteRef(templatesRouteRef);
  const details = useRouteRef(templateRouteRef);
  const query = useManagedTemplate(templateId);
  const { value, error, loading } = query;
  if (error && errorKind(error) === 'notFound') {
    return (
      <EmptyState
        icon={SearchIcon}
        text={t('templates.notFoundText', { id: templateId })}
        title={t('templates.notFoundTitle')}
      >
        <LinkButton color="primary" to={list()} variant="outlined">
          {t('templates.toList')}
        </LinkButton>
      </EmptyState>
    );
  }
  if (!value) {
    return loading ? (
      <Loading text={t('templates.loading')} count={6} />
    ) : (
      <LoadProblem query={query} />
    );
  }
  return (
    <BreadcrumbEntry
      entry={{ label: value.template.name, href: details({ templateId }) }}
    >
      <StaleNotice query={query} />
      <TemplateDetailView key={templateId} detail={value} />
    </BreadcrumbEntry>
  );
}
