import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { usePool, useVdiTranslation } from '../../hooks';
import { poolRouteRef, poolsRouteRef } from '../../routes';
import { Loaded } from '../States';
import { PoolDetail } from './PoolDetail';

/** One warm pool, or the way to one. */
export function PoolPage() {
  const { templateId = '' } = useParams();
  const { t } = useVdiTranslation();
  const list = useRouteRef(poolsRouteRef);
  const details = useRouteRef(poolRouteRef);
  return (
    <Loaded
      count={6}
      loading={t('pools.loadingOne')}
      missing={{
        title: t('templates.notFoundTitle'),
        text: t('templates.notFoundText', { id: templateId }),
        to: list(),
        link: t('pools.toList'),
      }}
      query={usePool(templateId)}
    >
      {pool => (
        <BreadcrumbEntry
          entry={{ label: pool.template.name, href: details({ templateId }) }}
        >
          <PoolDetail key={templateId} pool={pool} />
        </BreadcrumbEntry>
      )}
    </Loaded>
  );
}
