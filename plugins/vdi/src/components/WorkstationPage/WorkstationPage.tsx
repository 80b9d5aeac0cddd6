import { useParams } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { workstationRouteRef } from '../../routes';
import { LiveWorkstation } from './LiveWorkstation';
import { WorkstationDetail } from './WorkstationDetail';

/** One workstation, with everything about it. */
export function WorkstationPage() {
  const { workstationId = '' } = useParams();
  const details = useRouteRef(workstationRouteRef);
  return (
    <LiveWorkstation workstationId={workstationId}>
      {workstation => (
        <BreadcrumbEntry
          entry={{ label: workstation.name, href: details({ workstationId }) }}
        >
          <WorkstationDetail workstation={workstation} />
        </BreadcrumbEntry>
      )}
    </LiveWorkstation>
  );
}
