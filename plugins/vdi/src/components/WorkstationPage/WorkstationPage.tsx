import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { LinkButton } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/FindInPage';
import { errorKind } from '../../errors';
import { useVdiTranslation, useWorkstation } from '../../hooks';
import { rootRouteRef, workstationRouteRef } from '../../routes';
import {
  EmptyState,
  LiveRegion,
  Loading,
  LoadProblem,
  StaleNotice,
} from '../States';
import { WorkstationDetail } from './WorkstationDetail';

/** One workstation, with everything about it. */
export function WorkstationPage() {
  const { workstationId = '' } = useParams();
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  const details = useRouteRef(workstationRouteRef);
  const query = useWorkstation(workstationId);
  const { value, error, loading } = query;
  if (error && (!value || errorKind(error) === 'notFound')) {
    const kind = errorKind(error);
    return (
      <>
        {kind === 'notFound' ? (
          <EmptyState
            icon={SearchIcon}
            title={t('detail.notFoundTitle')}
            text={t('detail.notFoundText', { id: workstationId })}
          >
            <LinkButton color="primary" to={home()} variant="outlined">
              {t('states.backToMine')}
            </LinkButton>
          </EmptyState>
        ) : (
          <LoadProblem query={query} />
        )}
      </>
    );
  }
  if (loading || !value) {
    return <Loading text={t('detail.loading')} count={6} />;
  }
  return (
    <BreadcrumbEntry
      entry={{ label: value.name, href: details({ workstationId }) }}
    >
      <StaleNotice query={query} />
      <LiveRegion items={[value]} />
      <WorkstationDetail workstation={value} />
    </BreadcrumbEntry>
  );
}
