import type { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, useWorkstation } from '../../hooks';
import { rootRouteRef } from '../../routes';
import { LiveRegion, Loaded } from '../States';

interface LiveWorkstationProps {
  workstationId: string;
  children: (workstation: Workstation) => ReactNode;
}

/** Loads a workstation and keeps it up to date; says so when there is none. */
export function LiveWorkstation(props: LiveWorkstationProps) {
  const { workstationId, children } = props;
  const { t } = useVdiTranslation();
  const home = useRouteRef(rootRouteRef);
  return (
    <Loaded
      count={6}
      loading={t('detail.loading')}
      missing={{
        title: t('detail.notFoundTitle'),
        text: t('detail.notFoundText', { id: workstationId }),
        to: home(),
        link: t('states.backToMine'),
      }}
      query={useWorkstation(workstationId)}
    >
      {workstation => (
        <>
          <LiveRegion items={[workstation]} />
          {children(workstation)}
        </>
      )}
    </Loaded>
  );
}
