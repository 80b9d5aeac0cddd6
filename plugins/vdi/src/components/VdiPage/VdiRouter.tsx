import { Route, Routes, useParams } from 'react-router-dom';
import ExploreIcon from '@material-ui/icons/ExploreOutlined';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Me } from '@deskstage/backstage-plugin-vdi-common';
import { useMe, useVdiTranslation, type LiveQuery } from '../../hooks';
import {
  allWorkstationsRouteRef,
  rootRouteRef,
  workstationRouteRef,
} from '../../routes';
import { AllWorkstationsPage } from '../AllWorkstations';
import {
  EmptyState,
  Forbidden,
  HealthBanner,
  Loading,
  LoadProblem,
} from '../States';
import { WorkstationPage } from '../WorkstationPage';
import { WorkstationsPage } from '../WorkstationsPage';
import { VdiNav } from './VdiNav';

/** What is below `/vdi`, without a page's frame. */
export function VdiRouter() {
  const me = useMe();
  const details = Boolean(useParams()['*']);
  const withAll = me.value?.may.readFleet ?? false;
  return (
    <>
      {(withAll || details) && <VdiNav withAll={withAll} />}
      <HealthBanner />
      <Routes>
        <Route index element={<WorkstationsPage />} />
        <Route
          path={allWorkstationsRouteRef.path}
          element={<FleetRoute me={me} />}
        />
        <Route path={workstationRouteRef.path} element={<WorkstationPage />} />
        <Route path="*" element={<UnknownPage />} />
      </Routes>
    </>
  );
}

/** The list itself is nobody's secret, as it shows people only what they may see; the fleet is. */
function FleetRoute({ me }: { me: LiveQuery<Me> }) {
  const { t } = useVdiTranslation();
  if (!me.value) {
    return me.loading ? (
      <Loading text={t('fleet.loading')} count={8} />
    ) : (
      <LoadProblem query={me} />
    );
  }
  return me.value.may.readFleet ? <AllWorkstationsPage /> : <Forbidden />;
}

function UnknownPage() {
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  return (
    <EmptyState icon={ExploreIcon} title={t('page.notFound')}>
      <LinkButton color="primary" to={home()} variant="outlined">
        {t('states.backToMine')}
      </LinkButton>
    </EmptyState>
  );
}
