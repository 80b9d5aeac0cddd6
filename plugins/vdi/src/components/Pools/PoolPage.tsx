import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { LinkButton } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/FindInPage';
import { errorKind } from '../../errors';
import { usePool, useVdiTranslation } from '../../hooks';
import { poolRouteRef, poolsRouteRef } from '../../routes';
import { EmptyState, Loading, LoadProblem, StaleNotice } from '../States';
import { PoolDetail } from './PoolDetail';

/** One warm pool, or the way to one. */
export function PoolPage() {
  const { templateId = '' } = useParams();
  const { t } = useVdiTranslation();
  const list = useRouteRef(poolsRouteRef);
  const details = useRouteRef(poolRouteRef);
  const query = usePool(templateId);
  const { value, error, loading } = query;
  if (error && errorKind(error) === 'notFound') {
    return (
      <EmptyState
        icon={SearchIcon}
        text={t('templates.notFoundText', { id: templateId })}
        title={t('templates.notFoundTitle')}
      >
        <LinkButton color="primary" to={list()} variant="outlined">
          {t('pools.toList')}
        </LinkButton>
      </EmptyState>
    );
  }
  if (!value) {
    return loading ? (
      <Loading text={t('pools.loadingOne')} count={6} />
    ) : (
      <LoadProblem query={query} />
    );
  }
  return (
    <BreadcrumbEntry
      entry={{ label: value.template.name, href: details({ templateId }) }}
    >
      <StaleNotice query={query} />
      <PoolDetail key={templateId} pool={value} />
    </BreadcrumbEntry>
  );
}
