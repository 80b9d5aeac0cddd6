import type { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import { LinkButton } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/FindInPage';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { errorKind } from '../../errors';
import { useVdiTranslation, useWorkstation } from '../../hooks';
import { rootRouteRef } from '../../routes';
import {
  EmptyState,
  LiveRegion,
  Loading,
  LoadProblem,
  StaleNotice,
} from '../States';

interface LiveWorkstationProps {
  workstationId: string;
  children: (workstation: Workstation) => ReactNode;
}

/** Loads a workstation and keeps it up to date; says so when there is none. */
export function LiveWorkstation(props: LiveWorkstationProps) {
  const { workstationId, children } = props;
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  const query = useWorkstation(workstationId);
  const { value, error, loading } = query;
  if (error && errorKind(error) === 'notFound') {
    return (
      <EmptyState
        icon={SearchIcon}
        title={t('detail.notFoundTitle')}
        text={t('detail.notFoundText', { id: workstationId })}
      >
        <LinkButton color="primary" to={home()} variant="outlined">
          {t('states.backToMine')}
        </LinkButton>
      </EmptyState>
    );
  }
  if (error && !value) {
    return <LoadProblem query={query} />;
  }
  if (loading || !value) {
    return <Loading text={t('detail.loading')} count={6} />;
  }
  return (
    <>
      <StaleNotice query={query} />
      <LiveRegion items={[value]} />
      {children(value)}
    </>
  );
}
