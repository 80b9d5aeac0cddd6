import { lazy, type ReactElement } from 'react';
import { Route, Routes, useParams } from 'react-router-dom';
import ExploreIcon from '@material-ui/icons/ExploreOutlined';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { MayProvider, useMe, useVdiTranslation } from '../../hooks';
import {
  allWorkstationsRouteRef,
  imageRouteRef,
  imageSettingsRouteRef,
  imagesRouteRef,
  operationsRouteRef,
  poolRouteRef,
  poolsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
  workstationRouteRef,
} from '../../routes';
import { AllWorkstationsPage } from '../AllWorkstations';
import { EmptyState, HealthBanner } from '../States';
import { WorkstationPage } from '../WorkstationPage';
import { WorkstationsPage } from '../WorkstationsPage';
import {
  seesFleet,
  seesImages,
  seesPools,
  seesTemplates,
} from './administration';
import { Guarded } from './Guarded';
import { VdiNav } from './VdiNav';

// Few people need these, and they bring much.
const TemplatesPage = lazy(async () => ({
  default: (await import('../Templates')).TemplatesPage,
}));
const TemplatePage = lazy(async () => ({
  default: (await import('../Templates')).TemplatePage,
}));
const ImagesPage = lazy(async () => ({
  default: (await import('../Images')).ImagesPage,
}));
const ImagePage = lazy(async () => ({
  default: (await import('../Images')).ImagePage,
}));
const ImageSettingsPage = lazy(async () => ({
  default: (await import('../Images')).ImageSettingsPage,
}));
const PoolsPage = lazy(async () => ({
  default: (await import('../Pools')).PoolsPage,
}));
const PoolPage = lazy(async () => ({
  default: (await import('../Pools')).PoolPage,
}));
const OperationsPage = lazy(async () => ({
  default: (await import('../Operations')).OperationsPage,
}));

const NOTHING = {};

/** What is below `/vdi`, without a page's frame. */
export function VdiRouter() {
  const { t } = useVdiTranslation();
  const me = useMe();
  const details = Boolean(useParams()['*']);
  const may = me.value?.may;
  const fleet = (page: ReactElement) => (
    <Guarded loading={t('fleet.loading')} may={seesFleet} me={me}>
      {page}
    </Guarded>
  );
  const templates = (page: ReactElement) => (
    <Guarded loading={t('create.loading')} may={seesTemplates} me={me}>
      {page}
    </Guarded>
  );
  const images = (page: ReactElement) => (
    <Guarded loading={t('images.loading')} may={seesImages} me={me}>
      {page}
    </Guarded>
  );
  const pools = (page: ReactElement) => (
    <Guarded loading={t('pools.loading')} may={seesPools} me={me}>
      {page}
    </Guarded>
  );
  return (
    <MayProvider value={may ?? NOTHING}>
      <VdiNav details={details} may={may} />
      <HealthBanner />
      <Routes>
        <Route index element={<WorkstationsPage />} />
        {/* The list itself is nobody's secret, as it shows people only what they may see; the fleet is. */}
        <Route
          path={allWorkstationsRouteRef.path}
          element={fleet(<AllWorkstationsPage />)}
        />
        <Route path={workstationRouteRef.path} element={<WorkstationPage />} />
        <Route
          path={templatesRouteRef.path}
          element={templates(<TemplatesPage />)}
        />
        <Route
          path={templateRouteRef.path}
          element={templates(<TemplatePage />)}
        />
        <Route path={imagesRouteRef.path} element={images(<ImagesPage />)} />
        <Route path={imageRouteRef.path} element={images(<ImagePage />)} />
        <Route
          path={imageSettingsRouteRef.path}
          element={images(<ImageSettingsPage />)}
        />
        <Route path={poolsRouteRef.path} element={pools(<PoolsPage />)} />
        <Route path={poolRouteRef.path} element={pools(<PoolPage />)} />
        <Route
          path={operationsRouteRef.path}
          element={
            <Guarded loading={t('operations.loading')} may={seesFleet} me={me}>
              <OperationsPage />
            </Guarded>
          }
        />
        <Route path="*" element={<UnknownPage />} />
      </Routes>
    </MayProvider>
  );
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
